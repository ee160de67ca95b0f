package dev.cachet.verification.report;

import dev.cachet.refusal.PrintableText;
import java.util.Objects;

/**
 * One check and what became of it.
 *
 * @param check the check
 * @param outcome what became of it
 * @param detail one line for a person, printable ASCII; empty if there is nothing to add
 */
public record CheckResult(Check check, Outcome outcome, String detail) {
  /**
   * Makes the detail safe to print.
   *
   * @param check not null
   * @param outcome not null
   * @param detail escaped by {@link PrintableText}
   */
  public CheckResult {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(outcome, "outcome");
    detail = PrintableText.of(detail);
  }
}
