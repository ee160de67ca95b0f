package dev.cachet.change;

import java.util.Comparator;

/**
 * One reason of a verdict.
 *
 * @param verdict what it makes of the claim
 * @param rule the id of its row in {@code rules.tsv}
 * @param component what it is about: a component, an operating system, a service
 * @param before what the older release has; may be empty
 * @param after what the newer release has; may be empty
 * @param message one sentence without a full stop; holds texts of the documents as they are
 * @param clause the clause that it rests on, with its scope where that is not every device
 * @param remedy what can be done
 */
public record ChangeReason(
    ChangeVerdict verdict,
    String rule,
    String component,
    String before,
    String after,
    String message,
    String clause,
    String remedy) {
  private static final String FIRST = "change.content-of-same-version";

  /** The strictest first; among equals a version that lies about its content first. */
  static final Comparator<ChangeReason> ORDER =
      Comparator.comparing(ChangeReason::verdict)
          .reversed()
          .thenComparing(reason -> !reason.rule().equals(FIRST))
          .thenComparing(ChangeReason::rule)
          .thenComparing(ChangeReason::component)
          .thenComparing(ChangeReason::before)
          .thenComparing(ChangeReason::after);
}
