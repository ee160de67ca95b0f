package dev.cachet.command.release;

import dev.cachet.finding.LineText;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.record.RecordedDecision;
import dev.cachet.override.UnsafeGateOverride;
import java.util.List;
import java.util.stream.Stream;

/** The gate let a release pass: what people are told of that. */
public final class GateAnswer {
  private final GatePassed passed;

  GateAnswer(GatePassed passed) {
    this.passed = passed;
  }

  GatePassed passed() {
    return passed;
  }

  /**
   * Returns the evidence.
   *
   * @return JSON, UTF-8
   */
  public byte[] evidence() {
    return passed.evidence();
  }

  /**
   * Returns what was let pass although it is refused.
   *
   * @return a line for each override
   */
  public List<String> warnings() {
    return passed.overrides().stream().map(GateAnswer::warning).toList();
  }

  private static String warning(UnsafeGateOverride each) {
    return LineText.of(
        "UNSAFE: override of "
            + each.rule()
            + " about "
            + each.subject()
            + " by "
            + each.role()
            + " until "
            + each.expires()
            + ": "
            + each.reason());
  }

  /**
   * Returns what was decided.
   *
   * @return a line for each row of the policy that decided, and one on support
   */
  public List<String> lines() {
    return Stream.concat(
            passed.decisions().stream().map(RecordedDecision::text),
            Stream.of("gate passed: " + passed.osSupport()))
        .toList();
  }
}
