package dev.cachet.os;

import dev.cachet.os.file.CpeName;
import dev.cachet.os.file.OsRelease;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an unlisted system is built on: a lead for a person, never a verdict. */
final class BaseLead {
  private static final Pattern CODENAME_OF_VERSION = Pattern.compile("\\(([A-Za-z]+)\\)$");
  private static final Pattern PLATFORM = Pattern.compile("platform:(el|f)(\\d+)");

  private final RememberedCycles listed;

  BaseLead(RememberedCycles listed) {
    this.listed = listed;
  }

  /** The Yocto release by its codename, the platform, or what ID_LIKE names. */
  @Nullable String of(OsRelease release) {
    String likes = release.value("ID_LIKE").toLowerCase(Locale.ROOT);
    Optional<String> yocto = yocto(release, likes.isEmpty());
    if (yocto.isPresent()) {
      return "yocto/" + yocto.get();
    }
    Optional<String> platform = platform(release.value("PLATFORM_ID"));
    if (platform.isPresent()) {
      return platform.get();
    }
    Optional<String> ubuntu = byCodename("ubuntu", release.value("UBUNTU_CODENAME"));
    if (ubuntu.isPresent()) {
      return IdentityDraft.pair("ubuntu", ubuntu.get());
    }
    for (String like : likes.split("\\s+", -1)) {
      List<DistributionRule> rules = Distributions.withId(like);
      if (!rules.isEmpty()) {
        return likeBase(rules.get(0).product(), release);
      }
    }
    return null;
  }

  /** The base that a derivative names by keeping its ID. */
  String keptBy(DistributionRule rule, OsRelease release) {
    Optional<String> cycle = rule.cycle(release.value("VERSION_ID"), listed);
    return IdentityDraft.pair(
        rule.product(), cycle.filter(one -> isBorneOut(one, rule, release)).orElse(null));
  }

  /** A derivative's VERSION_ID may be its own: codename and CPE name must not say otherwise. */
  private boolean isBorneOut(String cycle, DistributionRule rule, OsRelease release) {
    Optional<String> called = byCodename(rule.product(), release.value("VERSION_CODENAME"));
    Optional<CpeName> cpe = CpeName.parse(release.value("CPE_NAME"));
    boolean another =
        cpe.isPresent()
            && !rule.cpes().isEmpty()
            && rule.cpes().stream().noneMatch(key -> key.startsWith(cpe.get().vendor() + ":"));
    return called.filter(other -> !other.equals(cycle)).isEmpty() && !another;
  }

  Optional<String> byCodename(String product, String codename) {
    List<String> called =
        listed.listed(product).stream()
            .filter(one -> one.isCalled(codename))
            .map(ListedCycles.Listed::cycle)
            .toList();
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
  }

  /** Whoever names a base in ID_LIKE has its codename from there, or one of its own. */
  private Optional<String> yocto(OsRelease release, boolean namesNoBase) {
    Optional<String> stated = byCodename("yocto", release.value("DISTRO_CODENAME"));
    if (stated.isPresent() || !namesNoBase) {
      return stated;
    }
    Optional<String> codename = byCodename("yocto", release.value("VERSION_CODENAME"));
    Matcher version = CODENAME_OF_VERSION.matcher(release.value("VERSION").strip());
    return codename.isEmpty() && version.find() ? byCodename("yocto", version.group(1)) : codename;
  }

  private Optional<String> platform(String platform) {
    Matcher known = PLATFORM.matcher(platform);
    if (!known.matches()) {
      return Optional.empty();
    }
    String product = known.group(1).equals("el") ? "rhel" : "fedora";
    return listed.listed(product).stream()
        .map(ListedCycles.Listed::cycle)
        .filter(known.group(2)::equals)
        .map(cycle -> IdentityDraft.pair(product, cycle))
        .findFirst();
  }

  private String likeBase(String product, OsRelease release) {
    String field = product.equals("ubuntu") ? "UBUNTU_CODENAME" : "DEBIAN_CODENAME";
    String codename = release.value(field);
    String word = codename.isEmpty() ? release.value("VERSION_CODENAME") : codename;
    return IdentityDraft.pair(product, byCodename(product, word).orElse(null));
  }
}
