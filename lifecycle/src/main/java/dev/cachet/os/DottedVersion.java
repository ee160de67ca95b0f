package dev.cachet.os;

import java.util.List;
import java.util.Optional;

/** Comparing versions by their dotted parts, never by nearness. */
public final class DottedVersion {
  private DottedVersion() {}

  /**
   * Finds the listed cycle that is the longest dotted prefix of a version: of {@code 2} and {@code
   * 2.12}, version {@code 2.12.1} has {@code 2.12} and version {@code 2.17} has {@code 2}.
   *
   * @param version for example {@code 3.20.3}
   * @param cycles the listed cycles
   * @return the cycle; empty when none is a prefix
   */
  public static Optional<String> longestPrefix(String version, List<String> cycles) {
    String longest = null;
    for (String cycle : cycles) {
      boolean longer = longest == null || cycle.length() > longest.length();
      if (longer && isPrefix(cycle, version)) {
        longest = cycle;
      }
    }
    return Optional.ofNullable(longest);
  }

  /**
   * Tells whether one version begins another at a dot.
   *
   * @param prefix for example {@code 3.20}
   * @param version for example {@code 3.20.3}
   * @return whether {@code version} is {@code prefix} or goes on after it with a dot
   */
  public static boolean isPrefix(String prefix, String version) {
    int length = prefix.length();
    return length > 0
        && version.startsWith(prefix)
        && (version.length() == length || version.charAt(length) == '.');
  }
}
