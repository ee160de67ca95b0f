package dev.cachet.ruby;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.detection.FolderFiles;
import dev.cachet.identity.Occurrence;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.source.Identities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gems, by their specifications in {@code specifications/} of each home of RubyGems, where their
 * folder is there. Those below {@code default/} come with Ruby and lie in its own library.
 */
public final class GemDetector implements Detector {
  private static final int MAX_FILES = 200_000;
  private static final Pattern PLACE =
      Pattern.compile("(/.*)/specifications/(default/)?([^/]+)\\.gemspec");

  private final RootFolder root;
  private final FileReading reading;
  private final OwnedFiles owned;
  private final Map<String, Installed> byFile = new TreeMap<>();
  private final Map<String, List<Installed>> byName = new HashMap<>();
  private final Map<String, List<String>> builtByHome = new HashMap<>();

  /** A gem, and the package that brought it, where the database of a distribution says so. */
  private record Installed(String path, String home, GemSpecification gem, @Nullable String owner) {
    boolean isOwned() {
      return owner != null;
    }

    String ref() {
      return owner == null ? gem.purl() : owner;
    }
  }

  /**
   * Makes a detector.
   *
   * @param root the root folder to read
   * @param reading reads files within limits
   * @param owned which component owns which file
   */
  public GemDetector(RootFolder root, FileReading reading, OwnedFiles owned) {
    this.root = root;
    this.reading = reading;
    this.owned = owned;
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    Matcher place = PLACE.matcher(file.path());
    if (!place.matches()) {
      return false;
    }
    GemSpecification gem =
        GemSpecification.read(new String(reading.text(file), StandardCharsets.UTF_8));
    if (gem == null || !gem.fullName().equals(place.group(3))) {
      if (owner == null) {
        reading.unclear(file, "is not the specification of the gem that its name says");
      }
      return owner != null;
    }
    String home = place.group(1);
    if (owner == null && place.group(2) == null && !isFolder(home + "/gems/" + gem.fullName())) {
      reading.unclear(file, "is of a gem whose folder is not there");
    } else {
      byFile.put(file.path(), new Installed(file.path(), home, gem, owner));
    }
    return true;
  }

  private boolean isFolder(String path) throws IOException {
    return root.find(path).filter(found -> found.type() == RootFile.Type.FOLDER).isPresent();
  }

  @Override
  public void conclude(InventoryDraft draft) throws IOException {
    Map<String, List<Installed>> byRef = new TreeMap<>();
    for (Installed found : byFile.values()) {
      byName.computeIfAbsent(found.gem().name(), name -> new ArrayList<>()).add(found);
      if (!found.isOwned()) {
        byRef.computeIfAbsent(found.ref(), ref -> new ArrayList<>()).add(found);
      }
    }
    FolderFiles files = new FolderFiles(root, reading, owned, MAX_FILES);
    for (Map.Entry<String, List<Installed>> each : byRef.entrySet()) {
      Set<String> needs = new TreeSet<>();
      for (Installed found : each.getValue()) {
        own(found, files);
        needs.addAll(needs(found, draft));
      }
      draft.add(component(each.getKey(), each.getValue()), needs);
    }
  }

  private void own(Installed found, FolderFiles files) throws IOException {
    String name = found.gem().fullName();
    owned.addRead(found.ref(), found.path(), reading.sha256(root, found.path()));
    if (isFolder(found.home() + "/gems/" + name)) {
      files.own(found.ref(), found.home() + "/gems/" + name, folder -> false);
    }
    for (String built : built(found.home())) {
      if (isFolder(built + "/" + name)) {
        files.own(found.ref(), built + "/" + name, folder -> false);
      }
    }
  }

  /** Where machine code lies that was built on installing: extensions/PLATFORM/INTERFACE. */
  private List<String> built(String home) throws IOException {
    List<String> known = builtByHome.get(home);
    if (known == null) {
      known = new ArrayList<>();
      for (String platform : folders(home + "/extensions")) {
        known.addAll(folders(platform));
      }
      builtByHome.put(home, known);
    }
    return known;
  }

  private List<String> folders(String folder) throws IOException {
    List<String> folders = new ArrayList<>();
    if (isFolder(folder)) {
      for (String name : root.list(folder, MAX_FILES)) {
        if (isFolder(folder + "/" + name)) {
          folders.add(folder + "/" + name);
        }
      }
    }
    return folders;
  }

  /** The newest gem that fits, of the own home before others, as RubyGems activates them. */
  private Set<String> needs(Installed from, InventoryDraft draft) {
    Set<String> needs = new TreeSet<>();
    for (GemNeed need : from.gem().needs()) {
      byName.getOrDefault(need.name(), List.of()).stream()
          .filter(other -> need.takes(other.gem().version()))
          .max(
              Comparator.comparing((Installed other) -> other.home().equals(from.home()))
                  .thenComparing(other -> GemVersion.of(other.gem().version()))
                  .thenComparing(Installed::ref))
          .ifPresentOrElse(
              other -> needs.add(other.ref()),
              () ->
                  draft.missing(
                      from.ref(),
                      from.path()
                          + " needs "
                          + (need.name() + " " + String.join(", ", need.conditions())).strip()
                          + ", which is not installed"));
    }
    return needs;
  }

  private static Component component(String ref, List<Installed> found) {
    GemSpecification gem = found.get(0).gem();
    return Component.builder(ref, ComponentType.LIBRARY, gem.name())
        .version(gem.version())
        .purl(ref)
        .licences(gem.licenceClaims())
        .identity(List.of(Identities.manifest(found.get(0).path())))
        .occurrences(found.stream().map(each -> Occurrence.at(each.path())).toList())
        .build();
  }
}
