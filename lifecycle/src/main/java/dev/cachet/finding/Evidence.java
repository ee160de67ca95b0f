package dev.cachet.finding;

import java.util.Objects;

/**
 * What an answer rests on: one value read from one place.
 *
 * @param file the file, as a path inside the root or the name of a data source
 * @param field the field inside the file, empty when the whole file is meant
 * @param value the value found there, as it was written; may come from hostile input
 */
public record Evidence(String file, String field, String value) {
  /**
   * Checks that nothing is absent.
   *
   * @param file not null
   * @param field not null
   * @param value not null
   */
  public Evidence {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(value, "value");
  }
}
