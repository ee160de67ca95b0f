package dev.cachet.gate.record;

import java.time.Instant;
import java.util.Optional;

/**
 * Which SBOM a gate judged.
 *
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param size its length in bytes
 * @param timestamp when it was made, if it says so
 */
public record RecordedSbom(String sha256, long size, Optional<Instant> timestamp) {
  /** The subject of findings about the document. */
  public static final String SUBJECT = "sbom";
}
