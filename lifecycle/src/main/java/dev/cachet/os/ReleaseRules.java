package dev.cachet.os;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that lead from the fields of an os-release file to an answer. */
final class ReleaseRules {
  private static final Pattern MOVING =
      Pattern.compile("/sid\\b|\\b(sid|rawhide|edge|snapshot|unstable)\\b|_alpha");
  private static final Pattern UNRELEASED =
      Pattern.compile(
          "pre-?release|development branch|\\b(alpha|beta|kitten)\\b|-(current|stable|rc\\d*)\\b");

  private final ListedCycles listed;

  ReleaseRules(ListedCycles listed) {
    this.listed = listed;
  }

  OsIdentity identify(OsRelease release) {
    IdentityDraft draft = new IdentityDraft(release);
    String id = release.value("ID").toLowerCase(Locale.ROOT);
    if (Distributions.isRolling(id)) {
      return draft.rolling(null, "ID " + id + " is a line without releases");
    }
    List<DistributionRule> rules = Distributions.withId(id);
    if (rules.isEmpty()) {
      String said = id.isEmpty() ? "there is no ID" : "ID is not one that is recognised";
      return draft.unknown(base(release), said);
    }
    String name = release.value("NAME");
    for (DistributionRule rule : rules) {
      if (rule.isNamed(name)) {
        return identify(release, rule, draft);
      }
    }
    return draft.unknown(
        baseOf(rules.get(0), release), "ID and NAME disagree: a derivative keeps its base's ID");
  }

  private OsIdentity identify(OsRelease release, DistributionRule rule, IdentityDraft draft) {
    Optional<String> doubt = doubt(release, rule);
    if (doubt.isPresent()) {
      return draft.unknown(baseOf(rule, release), doubt.get());
    }
    String words = words(release);
    String version = release.value("VERSION_ID");
    if (MOVING.matcher(words).find()) {
      return draft.rolling(rule.product(), "the fields name a development line, not a release");
    }
    if (UNRELEASED.matcher(words).find()) {
      return draft.withoutRelease(rule.product(), "the fields name a version before its release");
    }
    if (version.isEmpty()) {
      return draft.withoutRelease(rule.product(), "there is no VERSION_ID");
    }
    Optional<String> cycle = rule.form().cycle(version, cycles(rule.product()));
    if (cycle.isEmpty()) {
      return draft.notListed(rule.product(), "no listed cycle has this VERSION_ID");
    }
    if (codenameContradicts(release, rule.product(), cycle.get())) {
      return draft.unknown(
          baseOf(rule, release), "VERSION_ID and VERSION_CODENAME name different releases");
    }
    return draft.known(rule.product(), cycle.get(), "ID, NAME and VERSION_ID name a listed cycle");
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

  private List<String> cycles(String product) {
    return listed.listed(product).stream().map(ListedCycles.Listed::cycle).toList();
  }

  private boolean codenameContradicts(OsRelease release, String product, String cycle) {
    String codename = release.value("VERSION_CODENAME");
    return !codename.isEmpty()
        && listed.listed(product).stream()
            .filter(one -> one.cycle().equals(cycle) && !one.codename().isEmpty())
            .anyMatch(one -> !one.isCalled(codename));
  }

  private String baseOf(DistributionRule rule, OsRelease release) {
    Optional<String> cycle = rule.form().cycle(release.value("VERSION_ID"), cycles(rule.product()));
    return IdentityDraft.pair(rule.product(), cycle.orElse(null));
  }

  /** A lead for a person: the Yocto release by its codename, or what ID_LIKE names. */
  private @Nullable String base(OsRelease release) {
    for (String field : List.of("DISTRO_CODENAME", "VERSION_CODENAME")) {
      Optional<String> yocto = byCodename("yocto", release.value(field));
      if (yocto.isPresent()) {
        return "yocto/" + yocto.get();
      }
    }
    for (String like : release.value("ID_LIKE").toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      List<DistributionRule> rules = Distributions.withId(like);
      if (!rules.isEmpty()) {
        return likeBase(rules.get(0).product(), release);
      }
    }
    return null;
  }

  private String likeBase(String product, OsRelease release) {
    String field = product.equals("ubuntu") ? "UBUNTU_CODENAME" : "DEBIAN_CODENAME";
    String codename = release.value(field);
    String word = codename.isEmpty() ? release.value("VERSION_CODENAME") : codename;
    return IdentityDraft.pair(product, byCodename(product, word).orElse(null));
  }

  Optional<String> byCodename(String product, String codename) {
    List<String> called =
        listed.listed(product).stream()
            .filter(one -> one.isCalled(codename))
            .map(ListedCycles.Listed::cycle)
            .toList();
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
  }
}
