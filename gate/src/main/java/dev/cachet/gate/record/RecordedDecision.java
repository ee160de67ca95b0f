package dev.cachet.gate.record;

/**
 * One row of the policy with what was found.
 *
 * @param row the row of the table of levels
 * @param value what it asks for, in words
 * @param found what was found, in words
 * @param requirement the requirement that it serves
 */
public record RecordedDecision(String row, String value, String found, String requirement) {
  /**
   * Says it on one line.
   *
   * @return for example {@code os.support-left: at least 365 days; found 617 (REQ-OS-03)}
   */
  public String text() {
    return row + ": " + value + "; found " + found + " (" + requirement + ")";
  }
}
