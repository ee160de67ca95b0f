package dev.cachet.gate.input;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.quality.CheckAnswer;
import java.util.List;

/** The gate found something that its policy forbids, or could not tell something it asks for. */
public final class GateRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /**
   * Says what is wrong.
   *
   * @param findings what was found
   */
  public GateRefusedException(List<Finding> findings) {
    super(summary(findings));
    this.findings = List.copyOf(findings);
  }

  /**
   * All findings of the run, errors and lesser ones.
   *
   * @return at least one of severity {@link Severity#ERROR} or that something cannot be told
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Why the release is refused.
   *
   * @return {@link CheckAnswer#FOUND}, or {@link CheckAnswer#UNKNOWN} if nothing is wrong that can
   *     be told
   */
  public CheckAnswer answer() {
    return CheckAnswer.of(findings);
  }

  private static String summary(List<Finding> findings) {
    CheckAnswer answer = CheckAnswer.of(findings);
    return findings.stream()
        .filter(f -> answer != CheckAnswer.PASSED && CheckAnswer.of(List.of(f)) == answer)
        .findFirst()
        .map(f -> f.rule() + ": " + f.message())
        .orElseThrow(() -> new IllegalArgumentException("a refusal needs a reason"));
  }
}
