package dev.cachet.policy;

/**
 * What a policy asks for in one row.
 *
 * @param row the row
 * @param value the value: a number, a word, or words with commas between
 * @param source where it comes from: a level, {@code preset} or {@code policy}
 * @param rationale why
 */
public record PolicyValue(PolicyRow row, String value, String source, String rationale) {
  /**
   * The value as a number.
   *
   * @return the number
   */
  public int number() {
    return Integer.parseInt(value);
  }

  /**
   * Says the value to a person.
   *
   * @return for example {@code at least 365 days}
   */
  public String text() {
    return switch (row.kind()) {
      case AT_LEAST -> "at least " + value + " " + row.unit();
      case AT_MOST -> "at most " + value + " " + row.unit();
      case WORDS -> value;
      case SUBSET, SUPERSET -> value.replace(",", ", ");
    };
  }

  /**
   * Whether the maker's own value asks for less than the default of a level.
   *
   * @param level the level
   * @return whether it is so
   */
  public boolean isMilder(PolicyLevel level) {
    return source.equals("policy")
        && row.compare(value, row.cell(level).value()) == PolicyRow.Strictness.MILDER;
  }
}
