package dev.cachet.gate.rule;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.override.Overridden;
import dev.cachet.quality.CheckAnswer;
import java.util.ArrayList;
import java.util.List;

/** The findings of one run, in the order of its rules. */
public final class Judgement {
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Adds a finding that refuses.
   *
   * @param rule the id of the rule
   * @param subject what it is about
   * @param message the message
   * @param evidence the evidence
   */
  public void error(String rule, String subject, String message, Evidence... evidence) {
    findings.add(new Finding(rule, subject, Severity.ERROR, message, List.of(evidence)));
  }

  /**
   * Adds a finding that refuses nothing.
   *
   * @param rule the id of the rule
   * @param subject what it is about
   * @param message the message
   * @param evidence the evidence
   */
  public void warning(String rule, String subject, String message, Evidence... evidence) {
    findings.add(new Finding(rule, subject, Severity.WARNING, message, List.of(evidence)));
  }

  /**
   * Adds what others found.
   *
   * @param more what is added
   */
  public void addAll(List<Finding> more) {
    findings.addAll(more);
  }

  /**
   * Says behind each message which row of the policy decided, where one did.
   *
   * @param decisions the decisions
   */
  public void name(Decisions decisions) {
    findings.replaceAll(decisions::named);
  }

  /**
   * All that was found.
   *
   * @return what was found, in a fixed order
   */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /**
   * Findings that let nothing pass unless somebody answers for them.
   *
   * @return those findings
   */
  public List<Finding> refusing() {
    return findings.stream().filter(Judgement::refuses).toList();
  }

  /**
   * Whether a finding lets nothing pass unless somebody answers for it.
   *
   * @param finding the finding
   * @return whether it is so
   */
  public static boolean refuses(Finding finding) {
    return CheckAnswer.of(List.of(finding)) != CheckAnswer.PASSED;
  }

  /**
   * Neither an error nor anything that cannot be told: what is unknown does not pass.
   *
   * @param overridden for which findings somebody answers
   * @throws GateRefusedException if the gate refuses
   */
  public void requirePassed(Overridden overridden) throws GateRefusedException {
    List<Finding> open = findings.stream().filter(each -> !overridden.covers(each)).toList();
    if (CheckAnswer.of(open) != CheckAnswer.PASSED) {
      throw new GateRefusedException(findings);
    }
  }
}
