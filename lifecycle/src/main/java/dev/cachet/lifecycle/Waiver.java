package dev.cachet.lifecycle;

import java.time.LocalDate;

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
    String control) {}
