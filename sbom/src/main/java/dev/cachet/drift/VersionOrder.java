package dev.cachet.drift;

import dev.cachet.version.AlpmVersion;
import dev.cachet.version.DebianVersion;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of two versions is the newer, where that can be told at all. */
final class VersionOrder {
  private static final Set<String> DEBIAN_LIKE = Set.of("deb", "opkg");
  private static final Set<String> OF_BUILDS = Set.of("", "generic", "yocto");
  private static final Pattern REVISION = Pattern.compile("-r[0-9]+(?:\\.[0-9]+)*$");
  private static final Pattern COMMIT = Pattern.compile("(\\+git(?:r?[0-9]+)?)\\+[0-9a-f_]{7,}");
  private static final Pattern UNRELEASED = Pattern.compile("(?i)(?<!~)(?:alpha|beta|rc|pre|dev)");
  private static final int MAX_CHARS = 200;

  private VersionOrder() {}

  /**
   * Compares by the rules of the ecosystem; plain dotted numbers mean the same in every one.
   *
   * @param type the type of the package URLs; empty if there is none
   * @return negative if {@code left} is older; nothing if it cannot be told
   */
  static Optional<Integer> compare(String type, String left, String right) {
    if (left.length() > MAX_CHARS || right.length() > MAX_CHARS) {
      return Optional.empty();
    }
    int order;
    if (DEBIAN_LIKE.contains(type)) {
      order = DebianVersion.compare(left, right);
    } else if (type.equals("alpm")) {
      order = AlpmVersion.compare(left, right);
    } else if (OF_BUILDS.contains(type) && isOfBuild(left) && isOfBuild(right)) {
      return ofBuilds(left, right);
    } else if (isDotted(left) && isDotted(right)) {
      order = compareDotted(left.split("\\.", -1), right.split("\\.", -1));
    } else {
      return Optional.empty();
    }
    // Texts that differ and count as equal, as 1.0 and 1.00, say nothing about newer.
    return order == 0 ? Optional.empty() : Optional.of(order);
  }

  private static boolean isOfBuild(String version) {
    return REVISION.matcher(version).find();
  }

  /**
   * {@code PE:PV-PR} of Yocto, which its three package managers order alike. Of two commits nobody
   * can tell here which one is the later, nor whether {@code rc} came before the release.
   */
  private static Optional<Integer> ofBuilds(String left, String right) {
    String one = COMMIT.matcher(left).replaceAll("$1");
    String other = COMMIT.matcher(right).replaceAll("$1");
    boolean commits = !one.equals(left) || !other.equals(right);
    boolean sameSource =
        REVISION.matcher(one).replaceFirst("").equals(REVISION.matcher(other).replaceFirst(""));
    if ((commits && sameSource) || UNRELEASED.matcher(one + " " + other).find()) {
      return Optional.empty();
    }
    int order = DebianVersion.compare(one, other);
    return order == 0 ? Optional.empty() : Optional.of(order);
  }

  private static boolean isDotted(String version) {
    return version.matches("\\d+(\\.\\d+)*");
  }

  private static int compareDotted(String[] left, String[] right) {
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = part(left, i).compareTo(part(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger part(String[] parts, int at) {
    return at < parts.length ? new BigInteger(parts[at]) : BigInteger.ZERO;
  }
}
