package dev.cachet.gate.rule;

import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.finding.Finding;
import dev.cachet.gate.input.GateInput;
import dev.cachet.override.Overridden;
import dev.cachet.override.UnsafeGateOverride;
import java.util.List;

/** Does each override that was given let exactly one refused finding pass? */
public final class OverrideRules {
  static final String UNUSED = "gate.override-unused";

  private final GateInput in;
  private final Judgement judgement;
  private final String previousSbom;
  private final String sbom;

  /**
   * Judges overrides.
   *
   * @param in what the gate is given
   * @param judgement the findings so far
   */
  public OverrideRules(GateInput in, Judgement judgement) {
    this.in = in;
    this.judgement = judgement;
    this.previousSbom =
        in.previous().map(last -> FileDigest.hex(last.sbom())).orElse(ChangeAnswers.NO_SBOM);
    this.sbom = FileDigest.hex(in.sbom());
  }

  /**
   * Tells the overrides that do not count.
   *
   * @return those that do
   */
  public Overridden judge() {
    Overridden overridden = new Overridden(in.overrides().all(), in.asOf(), previousSbom, sbom);
    List<Finding> refusing = judgement.refusing();
    for (UnsafeGateOverride each : in.overrides().all()) {
      boolean found =
          refusing.stream()
              .anyMatch(finding -> each.isAbout(Overridden.rule(finding), finding.subject()));
      if (!found || !overridden.inForce().contains(each)) {
        judgement.error(
            UNUSED,
            each.subject(),
            "the override of "
                + each.rule()
                + " about "
                + each.subject()
                + " by "
                + each.role()
                + " does not count: "
                + why(each, found)
                + "; remove it or have it approved anew");
      }
    }
    return overridden;
  }

  private String why(UnsafeGateOverride each, boolean found) {
    if (!each.isInForce(in.asOf())) {
      return "it holds from "
          + each.approved()
          + " to "
          + each.expires()
          + ", and "
          + in.asOf()
          + " is judged";
    }
    if (!each.isOf(previousSbom, sbom)) {
      return "it is about other SBOMs than previousSbom " + previousSbom + ", sbom " + sbom;
    }
    return found ? "it stands twice" : "this rule refuses nothing about this subject";
  }
}
