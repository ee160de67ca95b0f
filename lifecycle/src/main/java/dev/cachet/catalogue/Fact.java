package dev.cachet.catalogue;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One date of a cycle, with where it comes from.
 *
 * @param kind what is known
 * @param day the last day of the phase, included; the first day of the month or year when the
 *     source gives no day; null unless {@code kind} is {@link Kind#DATED}
 * @param text the date as the source wrote it, empty without a date
 * @param source where the fact was published
 * @param sourceDate the day for which the source was read
 * @param estimated whether the publisher marks it as estimated, expected or projected
 */
public record Fact(
    Kind kind,
    @Nullable LocalDate day,
    String text,
    String source,
    LocalDate sourceDate,
    boolean estimated) {
  /** What is known of a date. */
  public enum Kind {
    /** The date is known. */
    DATED,
    /** It has passed; when is not known. */
    PASSED,
    /** It has not passed as of the source's day; when is not known. */
    OPEN,
    /** Nothing is known, or the phase does not exist. */
    ABSENT
  }

  /**
   * Checks that exactly a dated fact has a day.
   *
   * @param kind not null
   * @param day set exactly when dated
   * @param text not null
   * @param source not null
   * @param sourceDate not null
   * @param estimated marked as estimated
   */
  public Fact {
    if ((kind == Kind.DATED) != (day != null)) {
      throw new IllegalArgumentException("a dated fact, and no other, has a day: " + kind);
    }
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sourceDate, "sourceDate");
  }

  /**
   * Tells whether the phase is over on a day. A date's own day still belongs to the phase.
   *
   * @param asOf the day judged
   * @return {@link Kind#PASSED} or {@link Kind#OPEN}; {@link Kind#ABSENT} when nothing is known
   */
  public Kind on(LocalDate asOf) {
    if (day == null) {
      return kind;
    }
    return asOf.isAfter(day) ? Kind.PASSED : Kind.OPEN;
  }

  Fact asEstimated() {
    return new Fact(kind, day, text, source, sourceDate, true);
  }

  Fact orElse(Fact other) {
    return kind == Kind.ABSENT ? other : this;
  }
}
