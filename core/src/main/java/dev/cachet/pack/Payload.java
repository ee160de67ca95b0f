package dev.cachet.pack;

import dev.cachet.digest.Sha256;
import java.util.Optional;

/**
 * What gets written to the device (package specification, section 4.4).
 *
 * @param id name, unique in the package
 * @param slot the place on the device, unique in the package
 * @param kind how it gets there
 * @param handler who takes it; present exactly for {@link PayloadKind#FOREIGN}
 * @param plainSize length of the payload in bytes, at most 2^53 - 1
 * @param indexSize length of its index in bytes, a multiple of 48 up to 786,480
 * @param indexSha256 digest of its index
 */
public record Payload(
    String id,
    String slot,
    PayloadKind kind,
    Optional<String> handler,
    long plainSize,
    int indexSize,
    Sha256 indexSha256) {
  /** Of this many bytes are the head of an index and each page of it (section 6). */
  public static final int INDEX_UNIT_BYTES = 48;

  /** The largest index: its head, and a page for each 1,024 of 2^24 chunks. */
  public static final int MAX_INDEX_BYTES = INDEX_UNIT_BYTES * (1 + (1 << 24) / 1_024);
}
