package dev.cachet.memory;

import dev.cachet.digest.Sha256;
import java.util.Objects;

/**
 * The newest notice of end of support that a device was given.
 *
 * @param serial its number, from 1
 * @param sha256 digest of its payload
 */
public record KnownNotice(long serial, Sha256 sha256) {
  /**
   * Checks the values.
   *
   * @param serial from 1
   * @param sha256 not null
   */
  public KnownNotice {
    if (serial < 1) {
      throw new IllegalArgumentException("a notice has a number from 1, not " + serial);
    }
    Objects.requireNonNull(sha256, "sha256");
  }
}
