package dev.cachet.refusal;

import java.util.Objects;

/**
 * One refusal: what rule was broken, by what, and how.
 *
 * @param reason the stable code
 * @param clause the clause of the specification that was broken, for example {@code PKG-12}
 * @param subject what the refusal is about: an entry, a JSON pointer, a key id, a role
 * @param found what was found, already made safe to print
 * @param expected what the clause demands
 */
public record Refusal(Reason reason, String clause, String subject, String found, String expected) {
  /**
   * Checks that nothing is absent and makes every text safe to print.
   *
   * @param reason not null
   * @param clause not null
   * @param subject escaped by {@link PrintableText}
   * @param found escaped by {@link PrintableText}
   * @param expected escaped by {@link PrintableText}
   */
  public Refusal {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(clause, "clause");
    subject = PrintableText.of(subject);
    found = PrintableText.of(found);
    expected = PrintableText.of(expected);
  }

  /**
   * One line for a person: code, clause, subject, found, expected.
   *
   * @return printable ASCII without line breaks
   */
  public String line() {
    return reason + " (" + clause + ") " + subject + ": found " + found + ", expected " + expected;
  }
}
