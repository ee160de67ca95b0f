package dev.cachet.yocto;

import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the recipe and licence of what the manifest of an image names: exact by {@code pkgdata} or
 * by a record of the same name, else by the naming rules of the build, and tells which.
 */
final class RecipeJoin {
  private static final int MAX_NAMES = 10;

  private final Map<String, RecipeRecord> byName;
  private final @Nullable PackageData data;
  private final List<String> inferred = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> otherRelease = new ArrayList<>();

  RecipeJoin(Map<String, RecipeRecord> byName, @Nullable PackageData data) {
    this.byName = new TreeMap<>(byName);
    this.data = data;
  }

  /**
   * A record, and whether it was inferred.
   *
   * @param record what is known
   * @param inferred by the naming rules, not by a record of the build
   */
  record Joined(RecipeRecord record, boolean inferred) {}

  /** What is known of a package of the image; null if nothing is. */
  @Nullable Joined of(String name, String version) throws IOException {
    RecipeRecord exact = data == null ? null : data.of(name);
    if (exact == null) {
      exact = byName.get(name);
      if (exact != null && !BuildVersion.sameRelease(version, exact.version())) {
        otherRelease.add(name + " " + version + " (there " + exact.version() + ")");
      }
    } else if (exact.licence().isEmpty() && byName.get(exact.name()) != null) {
      exact = byName.get(exact.name());
    }
    if (exact != null) {
      return new Joined(exact, false);
    }
    RecipeRecord guess = infer(name, version);
    if (guess == null) {
      missing.add(name);
      return null;
    }
    inferred.add(name + " as " + guess.name());
    return new Joined(guess, true);
  }

  /** The version has to agree, and of several records all have to say the same. */
  private @Nullable RecipeRecord infer(String name, String version) {
    RuntimeName runtime = RuntimeName.of(name);
    for (String candidate : runtime.candidates()) {
      RecipeRecord record = byName.get(candidate);
      if (record != null && BuildVersion.sameRelease(version, record.version())) {
        return record;
      }
    }
    List<RecipeRecord> alike =
        byName.values().stream()
            .filter(each -> runtime.endsLike(each.name()))
            .filter(each -> BuildVersion.sameRelease(version, each.version()))
            .toList();
    boolean agreed = !alike.isEmpty() && alike.stream().allMatch(alike.get(0)::saysTheSame);
    return agreed ? alike.get(0) : null;
  }

  /** Says what rests on rules and what was not found, once a kind. */
  void tell(String manifest, Problems problems) {
    if (byName.isEmpty() && data == null) {
      return;
    }
    String remedy = "; pass the folder pkgdata of the same build for an exact answer";
    tell(
        "source.join-inferred",
        manifest,
        inferred,
        " taken for one of another name, by the" + " naming rules of the build and not by a record",
        remedy,
        problems);
    tell(
        "source.join-missing",
        manifest,
        missing,
        " without licence and recipe, as no record" + " joins",
        remedy,
        problems);
    tell(
        "source.join-other-release",
        manifest,
        otherRelease,
        " in another release than the record" + " of licences",
        "; take both files from one build",
        problems);
  }

  private static void tell(
      String rule,
      String manifest,
      List<String> names,
      String what,
      String remedy,
      Problems problems) {
    if (names.isEmpty()) {
      return;
    }
    List<String> shown = names.stream().sorted().limit(MAX_NAMES).toList();
    int more = names.size() - shown.size();
    String message =
        names.size()
            + (names.size() == 1 ? " package" : " packages")
            + what
            + ": "
            + String.join(", ", shown)
            + (more > 0 ? " and " + more + " more" : "")
            + remedy;
    problems.addDetail(rule, manifest, message, List.of());
  }
}
