package dev.cachet.change;

import java.util.ArrayList;
import java.util.List;

/** Collects what was seen and makes of it what it is worth for one claim. */
final class ReasonDraft {
  private final ChangeClaim claim;
  private final Rules.Cell cell;
  private final List<ChangeReason> reasons = new ArrayList<>();

  ReasonDraft(ChangeClaim claim) {
    this.claim = claim;
    this.cell = Rules.cell(claim);
  }

  ChangeClaim claim() {
    return claim;
  }

  void add(String ruleId, String component, String before, String after) {
    add(ruleId, component, before, after, "");
  }

  /** Adds a reason that needs more words than its rule has. */
  void add(String ruleId, String component, String before, String after, String more) {
    Rules.Rule rule = Rules.rule(ruleId);
    ChangeVerdict verdict = cell.of(rule.verdict(claim.changeClass()));
    String message =
        component + span(before, after) + " " + rule.says() + more + asARule(rule, verdict);
    reasons.add(
        new ChangeReason(
            verdict,
            ruleId,
            component,
            before,
            after,
            message,
            clause(rule, verdict),
            verdict == ChangeVerdict.ACCEPT ? "nothing has to be done" : rule.remedy()));
  }

  /** The claim itself may need an answer, whatever changed. */
  void addBase() {
    if (cell.base() != ChangeVerdict.ACCEPT) {
      Rules.Rule rule = Rules.rule(cell.baseRule());
      String subject = "a change that is declared " + claim.text();
      reasons.add(
          new ChangeReason(
              cell.base(),
              rule.id(),
              "claim",
              "",
              "",
              subject + " " + rule.says(),
              Rules.clause(rule.clause()).cited(),
              rule.remedy()));
    }
  }

  List<ChangeReason> reasons() {
    return List.copyOf(reasons);
  }

  private String asARule(Rules.Rule rule, ChangeVerdict verdict) {
    if (verdict != ChangeVerdict.CONTRADICT) {
      return "";
    }
    boolean standalone = claim.subject() == ChangeClaim.Subject.STANDALONE;
    String needs =
        standalone ? "as a rule needs a new UDI-DI" : "as a rule is more than what is declared";
    return "; a change of " + rule.matter() + " " + needs;
  }

  private String clause(Rules.Rule rule, ChangeVerdict verdict) {
    boolean matters =
        verdict == ChangeVerdict.CONTRADICT || rule.patch() == ChangeVerdict.CONTRADICT;
    if (matters) {
      String cited = Rules.clause(cell.clause()).cited();
      return claim.subject() == ChangeClaim.Subject.STANDALONE
          ? cited + "; see also " + Rules.clause("chart-c").cited()
          : cited;
    }
    String id = rule.clause();
    // 6.5 is about software that has a UDI of its own.
    boolean embedded = claim.subject() == ChangeClaim.Subject.EMBEDDED && id.startsWith("udi-");
    return Rules.clause(embedded ? "chart-c" : id).cited();
  }

  private static String span(String before, String after) {
    if (before.isEmpty() && after.isEmpty()) {
      return "";
    }
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      return " " + (after.isEmpty() ? before : after);
    }
    return " (" + before + " to " + after + ")";
  }
}
