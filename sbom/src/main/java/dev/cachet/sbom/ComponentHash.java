package dev.cachet.sbom;

import java.util.Comparator;

/**
 * One digest of a component.
 *
 * @param algorithm the name that CycloneDX gives the algorithm, such as {@code SHA-512}
 * @param hex the digest in lower-case hexadecimal digits
 */
public record ComponentHash(String algorithm, String hex) implements Comparable<ComponentHash> {
  private static final Comparator<ComponentHash> ORDER =
      Comparator.comparing(ComponentHash::algorithm).thenComparing(ComponentHash::hex);

  @Override
  public int compareTo(ComponentHash other) {
    return ORDER.compare(this, other);
  }
}
