package dev.cachet.sbom;

import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.Sorted;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where more is to be found.
 *
 * @param type what is found there, in the words of CycloneDX 1.6, such as {@code distribution},
 *     {@code source-distribution}, {@code vcs} or {@code other}
 * @param url the address
 * @param comment a remark, or null
 * @param hashes the digests of what is found there, sorted
 */
public record ExternalReference(
    String type, String url, @Nullable String comment, List<ComponentHash> hashes) {
  static final Comparator<ExternalReference> ORDER =
      Comparator.comparing(ExternalReference::type)
          .thenComparing(ExternalReference::url)
          .thenComparing(Object::toString);

  /**
   * Copies and sorts the digests.
   *
   * @param type see the record
   * @param url see the record
   * @param comment see the record
   * @param hashes see the record
   */
  public ExternalReference {
    hashes = Sorted.naturally(hashes);
  }
}
