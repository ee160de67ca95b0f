package dev.cachet.identity;

import java.util.Comparator;
import java.util.Set;

/**
 * One digest of a component.
 *
 * @param algorithm the name that CycloneDX gives the algorithm, such as {@code SHA-512}
 * @param hex the digest in lower-case hexadecimal digits
 */
public record ComponentHash(String algorithm, String hex) implements Comparable<ComponentHash> {
  private static final Set<String> ALGORITHMS =
      Set.of(
          "MD5",
          "SHA-1",
          "SHA-256",
          "SHA-384",
          "SHA-512",
          "SHA3-256",
          "SHA3-384",
          "SHA3-512",
          "BLAKE2b-256",
          "BLAKE2b-384",
          "BLAKE2b-512",
          "BLAKE3");
  private static final Comparator<ComponentHash> ORDER =
      Comparator.comparing(ComponentHash::algorithm).thenComparing(ComponentHash::hex);

  /**
   * Checks the algorithm.
   *
   * @param algorithm one of the names that CycloneDX 1.6 lists
   * @param hex see the record
   * @throws IllegalArgumentException if the algorithm is not listed
   */
  public ComponentHash {
    if (!ALGORITHMS.contains(algorithm)) {
      throw new IllegalArgumentException("no algorithm of CycloneDX 1.6: " + algorithm);
    }
  }

  @Override
  public int compareTo(ComponentHash other) {
    return ORDER.compare(this, other);
  }
}
