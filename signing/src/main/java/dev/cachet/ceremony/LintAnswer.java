package dev.cachet.ceremony;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.util.List;

/** What a look at a root answers, from best to worst. What is unknown never passes. */
public enum LintAnswer {
  /** Nothing that cannot be lived with; warnings may have been found. */
  PASSED,
  /** A key cannot be judged, because its algorithm is not known here. */
  UNKNOWN,
  /** Something that has to be mended before this root is signed. */
  FOUND;

  /**
   * Answers for findings.
   *
   * @param findings of {@link RootLint}
   * @return {@link #FOUND} if one is an error
   */
  public static LintAnswer of(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      return FOUND;
    }
    return findings.stream().anyMatch(finding -> finding.rule().equals(RootLint.UNKNOWN_ALGORITHM))
        ? UNKNOWN
        : PASSED;
  }
}
