package dev.cachet.os;

import dev.cachet.os.file.CpeName;
import dev.cachet.os.file.OsRelease;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that lead from the fields of an os-release file to an answer. */
final class ReleaseRules {
  private static final Pattern MOVING =
      Pattern.compile(
          "/sid\\b|\\b(sid|ceres|rawhide|edge|snapshot|unstable|current)\\b|_alpha"
              + "|pre-?release|development branch");
  private static final Pattern UNRELEASED =
      Pattern.compile("\\b(alpha|beta|kitten)\\b|[-_](stable|rc\\d*)\\b");
  private static final Pattern MOVING_BUILD = Pattern.compile("^\\d[\\d.]*pre\\d.*");
  private static final Pattern STABLE = Pattern.compile("(?i)^\\d[\\d.]*-stable\\b");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])v?(\\d++(?:\\.\\d++)*+)");

  private final RememberedCycles listed;
  private final BaseLead leads;

  ReleaseRules(RememberedCycles listed) {
    this.listed = listed;
    this.leads = new BaseLead(listed);
  }

  BaseLead leads() {
    return leads;
  }

  OsIdentity identify(OsRelease release) {
    IdentityDraft draft = new IdentityDraft(release);
    String id = release.value("ID").toLowerCase(Locale.ROOT);
    String name = release.value("NAME");
    Optional<String> own = listed.ownProduct(id);
    if (own.isPresent() && Distributions.withId(id).isEmpty()) {
      return new OwnSystem(listed).identify(release, own.get(), draft);
    }
    if (Distributions.isRolling(id, name)) {
      return draft.rolling(null, leads.of(release), "ID " + id + " is a line without releases");
    }
    List<DistributionRule> rules = Distributions.withId(id);
    if (rules.isEmpty()) {
      return unrecognised(release, id, draft);
    }
    if (name.isEmpty()) {
      return nameless(release, rules, draft);
    }
    for (DistributionRule rule : rules) {
      if (rule.isNamed(name)) {
        return identify(release, rule, draft);
      }
    }
    return draft.unknown(
        keptBase(release, rules), "ID and NAME disagree: a derivative keeps its base's ID");
  }

  private OsIdentity unrecognised(OsRelease release, String id, IdentityDraft draft) {
    if (release.value("BUILD_ID").equals("rolling")) {
      return draft.rolling(null, leads.of(release), "BUILD_ID says that it has no releases");
    }
    String said = id.isEmpty() ? "there is no ID" : "ID is not one that is recognised";
    return draft.unknown(leads.of(release), said);
  }

  /** Without NAME an ID of several products is told apart by the version, or left open. */
  private OsIdentity nameless(
      OsRelease release, List<DistributionRule> rules, IdentityDraft draft) {
    if (Distributions.isForeign(rules.get(0))) {
      return draft.unknown(leads.of(release), "there is no NAME, and ID is another maker's");
    }
    String version = release.value("VERSION_ID");
    List<DistributionRule> fitting =
        rules.size() == 1
            ? rules
            : rules.stream().filter(rule -> rule.cycle(version, listed).isPresent()).toList();
    if (fitting.size() == 1) {
      return identify(release, fitting.get(0), draft);
    }
    List<String> candidates =
        fitting.stream()
            .map(rule -> rule.product() + "/" + rule.cycle(version, listed).orElseThrow())
            .toList();
    return candidates.isEmpty()
        ? draft.unknown(null, "there is no NAME, and ID is that of several products")
        : draft.ambiguous(candidates, "there is no NAME, and ID is that of several products");
  }

  private OsIdentity identify(OsRelease release, DistributionRule rule, IdentityDraft draft) {
    Optional<String> doubt = doubt(release, rule);
    if (doubt.isPresent()) {
      return draft.unknown(keptBase(release, List.of(rule)), doubt.get());
    }
    String words = words(release);
    if (MOVING.matcher(words).find() || MOVING_BUILD.matcher(release.value("BUILD_ID")).matches()) {
      return draft.rolling(
          rule.product(), null, "the fields name a development line, not a release");
    }
    boolean branch = rule.form() == CycleForm.BRANCH && isStable(release);
    if (!branch && UNRELEASED.matcher(words).find()) {
      return draft.withoutRelease(rule.product(), "the fields name a version before its release");
    }
    String version = release.value("VERSION_ID");
    if (version.isEmpty()) {
      return byVersion(release, rule, draft);
    }
    Optional<String> cycle =
        rule.cycle(branch ? version.replaceFirst("-.*$", "") + "-STABLE" : version, listed);
    if (cycle.isEmpty()) {
      return draft.notListed(rule.product(), "no listed cycle has this VERSION_ID");
    }
    if (codenameContradicts(release, rule.product(), cycle.get())) {
      return draft.unknown(
          keptBase(release, List.of(rule)),
          "VERSION_ID and VERSION_CODENAME name different releases");
    }
    for (String field : List.of("VERSION", "PRETTY_NAME")) {
      if (numberContradicts(release.value(field), version, cycle.get(), rule)) {
        return draft.unknown(
            keptBase(release, List.of(rule)),
            "VERSION_ID and " + field + " name different releases");
      }
    }
    return draft.known(rule.product(), cycle.get(), "ID, NAME and VERSION_ID name a listed cycle");
  }

  private OsIdentity byVersion(OsRelease release, DistributionRule rule, IdentityDraft draft) {
    Map<String, String> said = VersionElsewhere.said(release);
    if (MOVING.matcher(String.join(" ", said.values()).toLowerCase(Locale.ROOT)).find()) {
      return draft.rolling(
          rule.product(), null, "there is no VERSION_ID, and a file names a development line");
    }
    List<String> cycles = VersionElsewhere.cycles(said, rule, listed);
    String fields = String.join(" and ", said.keySet());
    if (cycles.size() > 1) {
      return draft.withoutRelease(
          rule.product(), "there is no VERSION_ID, and other releases stand in " + fields);
    }
    return cycles.size() == 1 && !codenameContradicts(release, rule.product(), cycles.get(0))
        ? draft.derived(
            rule.product(),
            cycles.get(0),
            "there is no VERSION_ID; " + fields + " has a listed cycle")
        : draft.withoutRelease(rule.product(), "there is no VERSION_ID");
  }

  private static boolean isStable(OsRelease release) {
    return STABLE.matcher(release.value("VERSION_ID")).find()
        || STABLE.matcher(release.value("VERSION")).find();
  }

  private @Nullable String keptBase(OsRelease release, List<DistributionRule> rules) {
    DistributionRule first = rules.get(0);
    return Distributions.isForeign(first) ? leads.of(release) : leads.keptBy(first, release);
  }

  private static Optional<String> doubt(OsRelease release, DistributionRule rule) {
    if (!rule.mayBeShownAs(release.value("PRETTY_NAME"))) {
      return Optional.of("ID and PRETTY_NAME disagree: an appliance keeps its base's ID");
    }
    String cpeText = release.value("CPE_NAME");
    if (cpeText.isEmpty() || rule.cpes().isEmpty()) {
      return Optional.empty();
    }
    Optional<CpeName> cpe = CpeName.parse(cpeText);
    if (cpe.isEmpty() || !rule.cpes().contains(cpe.get().key())) {
      return Optional.of("ID and CPE_NAME disagree");
    }
    String version = release.value("VERSION_ID").toLowerCase(Locale.ROOT);
    String other = cpe.get().version();
    boolean agree =
        version.isEmpty()
            || other.isEmpty()
            || DottedVersion.isPrefix(other, version)
            || DottedVersion.isPrefix(version, other);
    return agree ? Optional.empty() : Optional.of("VERSION_ID and CPE_NAME disagree");
  }

  private static String words(OsRelease release) {
    return String.join(
            " ",
            release.value("PRETTY_NAME"),
            release.value("VERSION"),
            release.value("VERSION_ID"),
            release.value("VERSION_CODENAME"))
        .toLowerCase(Locale.ROOT);
  }

  /**
   * A text for people may have any numbers in it. It contradicts where none of them goes with the
   * version and one of them is another listed release: somebody changed one field and not the
   * other.
   */
  private boolean numberContradicts(
      String text, String version, String cycle, DistributionRule rule) {
    boolean other = false;
    Matcher numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      String number = numbers.group(1);
      Optional<String> named = rule.cycle(number, listed);
      if (DottedVersion.isPrefix(number, version)
          || DottedVersion.isPrefix(version, number)
          || named.filter(cycle::equals).isPresent()) {
        return false;
      }
      other |= named.isPresent();
    }
    return other;
  }

  private boolean codenameContradicts(OsRelease release, String product, String cycle) {
    String codename = release.value("VERSION_CODENAME");
    return !codename.isEmpty()
        && listed.listed(product).stream()
            .filter(one -> one.cycle().equals(cycle) && !one.codename().isEmpty())
            .anyMatch(one -> !one.isCalled(codename));
  }
}
