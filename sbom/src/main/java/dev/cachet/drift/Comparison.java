package dev.cachet.drift;

import dev.cachet.finding.Finding;
import java.util.List;

/**
 * What came of the comparison of a document with one thing.
 *
 * @param thing what people call the thing
 * @param findings what differs, and what nobody can tell
 * @param rows what was compared and what was not
 */
public record Comparison(String thing, List<Finding> findings, List<ComparedRow> rows) {
  /**
   * Copies the lists.
   *
   * @param thing see the record
   * @param findings see the record
   * @param rows see the record
   */
  public Comparison {
    findings = List.copyOf(findings);
    rows = List.copyOf(rows);
  }
}
