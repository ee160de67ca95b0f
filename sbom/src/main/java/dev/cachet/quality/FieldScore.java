package dev.cachet.quality;

/**
 * How often a field is there of how often it is asked for.
 *
 * @param field the field
 * @param present how often it is there
 * @param asked how often it is asked for: 1 for a field of the document, else the number of
 *     components that are to have it
 */
public record FieldScore(ProfileField field, long present, long asked) {
  /**
   * How often it is missing.
   *
   * @return the difference
   */
  public long missing() {
    return asked - present;
  }
}
