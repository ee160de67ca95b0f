package dev.cachet.gate.rule;

import dev.cachet.change.ChangeVerdict;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.record.UnknownStates;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.payload.PayloadTie;
import dev.cachet.policy.DeviceCategory;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.PolicyRow;
import dev.cachet.policy.PolicyValue;
import dev.cachet.policy.PolicyValues;
import dev.cachet.sbom.Sbom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the level of a device asks for beside what every policy states. */
public final class LevelRules {
  private final GatePolicy policy;
  private final GateInput in;
  private final Judgement judgement;
  private final Decisions decisions;

  /**
   * Makes one of its parts.
   *
   * @param policy the rules of the maker
   * @param in read to its end
   * @param judgement takes what is found
   * @param decisions the decisions
   */
  public LevelRules(GatePolicy policy, GateInput in, Judgement judgement, Decisions decisions) {
    this.policy = policy;
    this.in = in;
    this.judgement = judgement;
    this.decisions = decisions;
  }

  /**
   * Judges, and tells the judgement.
   *
   * @param sbom the SBOM
   * @param report the report
   * @param systems the systems
   * @param payloads the payloads
   * @param change the change
   */
  public void judge(
      Sbom sbom,
      SupportReport report,
      List<JudgedSystem> systems,
      List<TiedPayload> payloads,
      Optional<JudgedChange> change) {
    in.declared().ifPresent(declared -> judgeCategory(declared.category()));
    if (policy.values().isEmpty()) {
      return;
    }
    PolicyValues values = policy.values().get();
    judgeOwnValues(values);
    sbom.timestamp()
        .map(made -> made.atOffset(ZoneOffset.UTC).toLocalDate())
        .ifPresent(made -> decisions.add("sbom.maximum-age", days(made, in.asOf())));
    decisions.add("catalogue.maximum-age", report.catalogueAgeDays() + " days");
    systems.forEach(system -> judgeSystem(system, values));
    payloads.forEach(
        each ->
            decisions.add(
                each.tie().kind() == PayloadTie.Kind.STATEMENT
                    ? "payload.by-statement"
                    : "payload.not-described",
                each.payload().id() + ": " + each.tie().kind().word()));
    judgeNetwork(values);
    new WaiverRules(in, values, judgement, decisions).judge(systems);
    decisions.add("change.judged", change.map(LevelRules::words).orElse("not judged"));
  }

  /** A policy for a device of another class would be the way round every row. */
  private void judgeCategory(DeviceCategory declared) {
    if (declared.words().isEmpty()) {
      return;
    }
    if (policy.values().isEmpty()) {
      judgement.warning(
          "gate.category-not-judged",
          "category",
          "the package will say that it is for a device of "
              + declared.text()
              + ", and the policy states no category, so that no level is asked for; state it in"
              + " the policy");
      return;
    }
    Map<String, String> known = policy.values().get().category().words();
    declared
        .words()
        .forEach(
            (scheme, word) -> {
              if (!word.equals(known.get(scheme))) {
                judgement.error(
                    "gate.category-differs",
                    scheme,
                    "the package will say "
                        + scheme
                        + " "
                        + word
                        + " and the policy is for "
                        + policy.values().get().category().text()
                        + "; use the policy of this device");
              }
            });
  }

  /** A maker may choose other values; that they are milder is told to whoever signs. */
  private void judgeOwnValues(PolicyValues values) {
    for (PolicyValue value : values.all()) {
      PolicyRow.Cell cell = value.row().cell(values.level());
      if (value.isMilder(values.level())) {
        judgement.warning(
            "gate.policy-milder",
            value.row().id(),
            "the policy asks for less than the default of "
                + values.level()
                + " in "
                + value.row().id()
                + ": "
                + value.text()
                + " where the default is "
                + cell.value()
                + "; its reason: "
                + value.rationale());
      }
    }
  }

  private void judgeSystem(JudgedSystem system, PolicyValues values) {
    String title = system.os().title();
    decisions.add("os.states", title + ": " + system.verdict().state());
    LocalDate end = system.verdict().supportEnd();
    if (end == null || UnknownStates.WITHOUT_DAYS.contains(system.verdict().state())) {
      decisions.add("os.support-left", title + ": no day");
      return;
    }
    String left = title + ": " + days(in.asOf(), end);
    decisions.add("os.support-left", left);
    decisions.add("os.support-warn", left);
    if (ChronoUnit.DAYS.between(in.asOf(), end) < values.value("os.support-warn").number()) {
      judgement.warning(
          "gate.support-short",
          title,
          title + ": " + system.verdict().words() + "; plan the release that changes it");
    }
  }

  private void judgeNetwork(PolicyValues values) {
    String asked = values.value("network.profile").value();
    boolean there = in.declared().flatMap(DeclaredRelease::network).isPresent();
    decisions.add("network.profile", there ? "a profile" : "none");
    if (there || asked.equals("none")) {
      return;
    }
    String message =
        "the release carries no network profile; name one among the files of the description, with"
            + " the kind network";
    if (asked.equals("required")) {
      judgement.error("gate.network-missing", "network", message);
    } else {
      judgement.warning("gate.network-missing", "network", message);
    }
  }

  private static String words(JudgedChange change) {
    if (change.judgement().isEmpty()) {
      return change.answers().isEmpty() ? "a first release" : "no last release, answered";
    }
    ChangeVerdict verdict = change.judgement().get().verdict();
    return verdict.word() + (change.answers().isEmpty() ? "" : ", answered");
  }

  private static String days(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) + " days";
  }
}
