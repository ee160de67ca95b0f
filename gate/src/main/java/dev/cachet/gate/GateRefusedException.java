package dev.cachet.gate;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.util.List;

/** The gate found something that its policy forbids. */
public final class GateRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  GateRefusedException(List<Finding> findings) {
    super(summary(findings));
    this.findings = List.copyOf(findings);
  }

  /**
   * All findings of the run, errors and lesser ones.
   *
   * @return at least one of severity {@link Severity#ERROR}
   */
  public List<Finding> findings() {
    return findings;
  }

  private static String summary(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .findFirst()
        .map(f -> f.rule() + ": " + f.message())
        .orElseThrow(() -> new IllegalArgumentException("a refusal needs an error"));
  }
}
