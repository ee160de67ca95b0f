package dev.cachet.gate;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.quality.CheckAnswer;
import java.util.ArrayList;
import java.util.List;

/** The findings of one run, in the order of its rules. */
final class Judgement {
  private final List<Finding> findings = new ArrayList<>();

  void error(String rule, String subject, String message, Evidence... evidence) {
    findings.add(new Finding(rule, subject, Severity.ERROR, message, List.of(evidence)));
  }

  void warning(String rule, String subject, String message, Evidence... evidence) {
    findings.add(new Finding(rule, subject, Severity.WARNING, message, List.of(evidence)));
  }

  void addAll(List<Finding> more) {
    findings.addAll(more);
  }

  /** Says behind each message which row of the policy decided, where one did. */
  void name(Decisions decisions) {
    findings.replaceAll(decisions::named);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Findings that let nothing pass unless somebody answers for them. */
  List<Finding> refusing() {
    return findings.stream().filter(Judgement::refuses).toList();
  }

  static boolean refuses(Finding finding) {
    return CheckAnswer.of(List.of(finding)) != CheckAnswer.PASSED;
  }

  /** Neither an error nor anything that cannot be told: what is unknown does not pass. */
  void requirePassed(Overridden overridden) throws GateRefusedException {
    List<Finding> open = findings.stream().filter(each -> !overridden.covers(each)).toList();
    if (CheckAnswer.of(open) != CheckAnswer.PASSED) {
      throw new GateRefusedException(findings);
    }
  }
}
