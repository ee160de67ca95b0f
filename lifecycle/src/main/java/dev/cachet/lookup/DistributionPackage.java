package dev.cachet.lookup;

import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package that a distribution built. Debian's openssl 3.0 is not over because its author's is:
 * the distribution patches it, so the package has the support of its distribution.
 */
final class DistributionPackage {
  private static final String RULE = "a package has the support of its distribution; ";

  /**
   * By namespace, the mark that a distribution puts into the versions of one release's packages.
   */
  private static final Map<String, Pattern> MARKS =
      Map.of(
          "debian", Pattern.compile("[~+]deb(\\d+)u\\d+"),
          "ubuntu", Pattern.compile("ubuntu0\\.(\\d\\d\\.\\d\\d)(?:\\.\\d+)?"),
          "fedora", Pattern.compile("\\.fc(\\d+)(?![\\w])"),
          "amzn", Pattern.compile("\\.amzn(\\d{4}|\\d)(?![\\d])"),
          "redhat", Pattern.compile("\\.el(\\d+)(?![\\d])"),
          "rocky", Pattern.compile("\\.el(\\d+)(?![\\d])"),
          "almalinux", Pattern.compile("\\.el(\\d+)(?![\\d])"));

  private static final int MAX_REMEMBERED = 64;

  private final OsIdentifier systems;

  /** All packages of one inventory name the same few systems. */
  private final Map<String, OsIdentity> remembered = new ConcurrentHashMap<>();

  DistributionPackage(OsIdentifier systems) {
    this.systems = systems;
  }

  ComponentMatch find(String identifier, PackageUrl url) {
    String distro = url.qualifiers().getOrDefault("distro", "");
    String namespace = url.namespace();
    OsIdentity os =
        distro.isEmpty() ? byMark(namespace, url) : rememberedByQualifier(namespace, distro);
    return new ComponentMatch(
        identifier, os.product(), os.cycle(), os.candidates(), RULE + os.rule());
  }

  private OsIdentity rememberedByQualifier(String namespace, String distro) {
    String key = namespace + '\n' + distro;
    OsIdentity known = remembered.get(key);
    if (known != null) {
      return known;
    }
    OsIdentity found = agreed(namespace, distro, byQualifier(namespace, distro));
    if (remembered.size() < MAX_REMEMBERED) {
      remembered.put(key, found);
    }
    return found;
  }

  /** A package of one distribution has not the support of another. */
  private OsIdentity agreed(String namespace, String distro, OsIdentity found) {
    String own = systems.identify(namespace, "").product();
    if (own == null || found.product() == null || own.equals(found.product())) {
      return found;
    }
    return new OsIdentity(
        null,
        null,
        null,
        List.of(),
        false,
        namespace,
        distro,
        Confidence.NONE,
        "the namespace and the qualifier distro name different systems",
        List.of());
  }

  /** An ID may hold dashes itself: the longest known one before a dash is meant. */
  private OsIdentity byQualifier(String namespace, String distro) {
    for (int dash = distro.lastIndexOf('-'); dash > 0; dash = distro.lastIndexOf('-', dash - 1)) {
      if (systems.knows(distro.substring(0, dash))) {
        return systems.identify(distro.substring(0, dash), distro.substring(dash + 1));
      }
    }
    if (systems.knows(distro)) {
      return systems.identify(distro, "");
    }
    // Some tools write the version or the codename alone.
    return distro.indexOf('-') < 0
        ? systems.identify(namespace, distro)
        : systems.identify(distro, "");
  }

  private OsIdentity byMark(String namespace, PackageUrl url) {
    Optional<Pattern> mark = Optional.ofNullable(MARKS.get(namespace));
    Matcher found = mark.map(one -> one.matcher(url.version())).orElse(null);
    return systems.identify(namespace, found != null && found.find() ? found.group(1) : "");
  }
}
