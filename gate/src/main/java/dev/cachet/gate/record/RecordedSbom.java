package dev.cachet.gate.record;

import java.time.Instant;
import java.util.Optional;

/**
 * Which SBOM a gate judged.
 *
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param size its length in bytes
 * @param serial its serial number, if it has one
 * @param timestamp when it was made, if it says so
 * @param components how many components it lists, parts of components included
 */
public record RecordedSbom(
    String sha256,
    long size,
    Optional<String> serial,
    Optional<Instant> timestamp,
    long components) {
  /** The subject of findings about the document. */
  public static final String SUBJECT = "sbom";
}
