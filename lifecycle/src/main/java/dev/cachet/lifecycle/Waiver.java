package dev.cachet.lifecycle;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One reviewed exception.
 *
 * @param pointer where it is in its file, as verdicts that it changed name it in their evidence
 * @param subject whose state it accepts
 * @param state the state, in lower case
 * @param approved the day of its approval
 * @param expires its last day
 * @param approver who answers for it
 * @param justification why it is accepted
 * @param control what makes up for it
 */
public record Waiver(
    String pointer,
    String subject,
    String state,
    LocalDate approved,
    LocalDate expires,
    String approver,
    String justification,
    String control) {
  /**
   * What the explanation of a verdict that it changed ends with.
   *
   * @return until when, by whom, why, and what makes up for it
   */
  public String words() {
    return "waived until "
        + expires
        + " by "
        + approver
        + ": "
        + justification
        + "; control: "
        + control;
  }

  /**
   * Whether it counts on a day.
   *
   * @param day the day
   * @return whether the day lies between approval and expiry, both included
   */
  public boolean isInForce(LocalDate day) {
    return !day.isBefore(approved) && !day.isAfter(expires);
  }

  /**
   * Whether a verdict that it changed can have had its state.
   *
   * @param asOf the day judged
   * @param end the last day of support, if one is known
   * @param service the planned end of service, if one is
   * @return false if the days speak against it, or the state is none
   */
  public boolean fits(LocalDate asOf, Optional<LocalDate> end, Optional<LocalDate> service) {
    return switch (state) {
      case "supported", "security_only", "extended_contract", "ends_within" ->
          end.isPresent() && !end.get().isBefore(asOf);
      case "ends_before_service_end" ->
          end.isPresent()
              && !end.get().isBefore(asOf)
              && service.filter(end.get()::isBefore).isPresent();
      case "ended" -> end.isEmpty() || end.get().isBefore(asOf);
      case "cycle_not_listed", "ambiguous", "unknown", "rolling" -> end.isEmpty();
      case "ended_date_unknown", "supported_date_unknown" -> true;
      default -> false;
    };
  }
}
