package dev.cachet.author.sheet;

import dev.cachet.change.answer.ChangeAnswer;
import dev.cachet.finding.LineText;
import dev.cachet.override.UnsafeGateOverride;
import java.util.ArrayList;
import java.util.List;

/** What the gate refused or asked and a role lets pass, which whoever signs answers for. */
final class OverrideLines {
  private OverrideLines() {}

  static List<String> of(List<UnsafeGateOverride> overrides) {
    List<String> lines = new ArrayList<>();
    if (!overrides.isEmpty()) {
      lines.add(
          "UNSAFE: the gate refuses "
              + LineText.count(overrides.size(), "finding")
              + " that this package passes by an override; clearance answers for it by signing");
    }
    for (UnsafeGateOverride each : overrides) {
      lines.add(
          "  override of "
              + ShownValue.of(each.rule())
              + " about "
              + ShownValue.of(each.subject())
              + " by "
              + ShownValue.of(each.role())
              + " until "
              + each.expires()
              + ": "
              + ShownValue.of(each.reason()));
    }
    return lines;
  }

  /** What the change-class check asked and a role answered. */
  static List<String> ofAnswers(List<ChangeAnswer> answers) {
    List<String> lines = new ArrayList<>();
    if (!answers.isEmpty()) {
      lines.add(
          "ANSWERED: the gate asked "
              + LineText.count(answers.size(), "question")
              + " about what changed that a role answered; clearance answers for it by signing");
    }
    for (ChangeAnswer each : answers) {
      lines.add(
          "  answer to "
              + ShownValue.of(each.rule())
              + " about "
              + ShownValue.of(each.subject())
              + " by "
              + ShownValue.of(each.role())
              + " until "
              + each.expires()
              + ": "
              + ShownValue.of(each.reason()));
    }
    return lines;
  }
}
