package dev.cachet.quality;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.util.List;
import java.util.Set;

/**
 * What a check of a document answers, from best to worst. What is unknown never passes: checks of
 * documents, the gate and the readers of its record ask this one list.
 */
public enum CheckAnswer {
  /** Nothing that was asked for is wrong or missing. */
  PASSED,
  /** Something that was asked for cannot be told from the document. */
  UNKNOWN,
  /** Something that was asked for is wrong or missing. */
  FOUND;

  private static final Set<String> UNTOLD =
      Set.of(
          "format.external-missing",
          "freshness.no-timestamp",
          "drift.no-part",
          "drift.hash-not-taken",
          "drift.not-comparable",
          "drift.thing-unread",
          "gate.change-asked",
          "gate.change-subject-missing",
          "gate.no-previous");

  /**
   * Answers for findings.
   *
   * @param findings of any of the checks of documents
   * @return {@link #FOUND} if one is an error, else {@link #UNKNOWN} if one says that something
   *     cannot be told
   */
  public static CheckAnswer of(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      return FOUND;
    }
    return findings.stream().anyMatch(finding -> UNTOLD.contains(finding.rule()))
        ? UNKNOWN
        : PASSED;
  }
}
