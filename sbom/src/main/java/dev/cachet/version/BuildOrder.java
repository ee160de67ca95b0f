package dev.cachet.version;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The order of {@code PE:PV-PR} of Yocto, which its three package managers order alike. Of two
 * commits nobody can tell here which one is the later, nor whether {@code rc} came before the
 * release.
 */
final class BuildOrder {
  private static final Pattern REVISION = Pattern.compile("-r[0-9]+(?:\\.[0-9]+)*$");
  private static final Pattern COMMIT = Pattern.compile("(\\+git(?:r?[0-9]+)?)\\+[0-9a-f_]{7,}");
  private static final Pattern UNRELEASED = Pattern.compile("(?i)(?<!~)(?:alpha|beta|rc|pre|dev)");

  private BuildOrder() {}

  static boolean hasRevision(String version) {
    return REVISION.matcher(version).find();
  }

  static Optional<Integer> compare(String left, String right) {
    if (!hasRevision(left) || !hasRevision(right)) {
      return Optional.empty();
    }
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
}
