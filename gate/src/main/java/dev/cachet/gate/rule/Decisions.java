package dev.cachet.gate.rule;

import dev.cachet.finding.Finding;
import dev.cachet.gate.record.RecordedDecision;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.PolicyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a policy with a level asks for row by row, and what was found. */
public final class Decisions {
  /** The row of the table that decides on a finding of a rule. */
  private static final Map<String, String> ROWS =
      Map.ofEntries(
          Map.entry("gate.os-state", "os.states"),
          Map.entry("gate.support-days-left", "os.support-left"),
          Map.entry("gate.support-short", "os.support-warn"),
          Map.entry("gate.catalogue-too-old", "catalogue.maximum-age"),
          Map.entry("gate.sbom-too-old", "sbom.maximum-age"),
          Map.entry("gate.payload-not-described", "payload.not-described"),
          Map.entry("gate.payload-by-statement", "payload.by-statement"),
          Map.entry("gate.payload-unread", "payload.unread"),
          Map.entry("gate.change-contradicted", "change.judged"),
          Map.entry("gate.change-asked", "change.judged"),
          Map.entry("gate.no-previous", "change.judged"),
          Map.entry("gate.network-missing", "network.profile"),
          Map.entry("gate.waiver-too-long", "waiver.maximum-life"),
          Map.entry("gate.waiver-approver", "waiver.approver"),
          Map.entry("gate.waiver-network", "waiver.network"));

  private final GatePolicy policy;
  private final List<RecordedDecision> all = new ArrayList<>();

  /**
   * Makes one of its parts.
   *
   * @param policy the rules of the maker
   */
  public Decisions(GatePolicy policy) {
    this.policy = policy;
  }

  /**
   * Adds what was found where the policy has a level; without one nothing is added.
   *
   * @param row the id of the row of the policy
   * @param found what was found
   */
  public void add(String row, String found) {
    policy
        .values()
        .map(values -> values.value(row))
        .map(value -> new RecordedDecision(row, value.text(), found, value.row().requirement()))
        .ifPresent(all::add);
  }

  /**
   * All decisions, in the order of the rules.
   *
   * @return what was found, in a fixed order
   */
  public List<RecordedDecision> all() {
    return List.copyOf(all);
  }

  /** The same finding with the row, its value and its requirement behind the message. */
  Finding named(Finding finding) {
    String row = ROWS.get(finding.rule());
    Optional<PolicyValue> value =
        row == null ? Optional.empty() : policy.values().map(values -> values.value(row));
    return value
        .map(
            known ->
                new Finding(
                    finding.rule(),
                    finding.subject(),
                    finding.severity(),
                    finding.message() + words(known),
                    finding.evidence()))
        .orElse(finding);
  }

  private static String words(PolicyValue value) {
    return " [policy row "
        + value.row().id()
        + ", "
        + value.source()
        + ": "
        + value.text()
        + "; "
        + value.row().requirement()
        + "]";
  }
}
