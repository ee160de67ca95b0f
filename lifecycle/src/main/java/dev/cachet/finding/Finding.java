package dev.cachet.finding;

import java.util.List;
import java.util.Objects;

/**
 * One thing found: which rule found it, about what, how much it weighs, and on what evidence.
 *
 * @param rule the stable id of the rule, for example {@code lifecycle.ended}; ASCII letters,
 *     digits, dots and hyphens, starting with a letter
 * @param subject what the finding is about, for example {@code debian 12} or a package URL
 * @param severity how much it weighs
 * @param message one sentence for a person, naming the thing, the place and the remedy
 * @param evidence what it rests on; may be empty
 */
public record Finding(
    String rule, String subject, Severity severity, String message, List<Evidence> evidence) {
  /**
   * Checks the rule's id and copies the evidence.
   *
   * @param rule ASCII letters, digits, dots and hyphens, starting with a letter
   * @param subject not null
   * @param severity not null
   * @param message not null
   * @param evidence copied
   */
  public Finding {
    if (!rule.matches("[A-Za-z][A-Za-z0-9.-]{0,99}")) {
      throw new IllegalArgumentException("not a rule id: " + rule);
    }
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    evidence = List.copyOf(evidence);
  }
}
