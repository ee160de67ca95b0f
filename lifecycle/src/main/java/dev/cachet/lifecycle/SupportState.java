package dev.cachet.lifecycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known about support on a day. Unknown is kept apart from supported. */
public enum SupportState {
  /** Fixes and security fixes for everybody. */
  SUPPORTED,
  /** Active support is over; security fixes for everybody go on. */
  SECURITY_ONLY,
  /** Support for everybody is over; extended support, as a rule by contract, goes on. */
  EXTENDED_CONTRACT,
  /** Supported on the day, but not until the planned end of service. */
  ENDS_BEFORE_SERVICE_END,
  /** Supported on the day, but not for the number of days that was asked for. */
  ENDS_WITHIN,
  /** Support is over. */
  ENDED,
  /** Support is over; since when is not known. */
  ENDED_DATE_UNKNOWN,
  /** Supported when the catalogue was made; until when is not published. */
  SUPPORTED_DATE_UNKNOWN,
  /** The product is listed, this cycle is not. The nearest cycle is never taken. */
  CYCLE_NOT_LISTED,
  /** Several cycles fit. */
  AMBIGUOUS,
  /** Not identified, or no fact is known. */
  UNKNOWN,
  /** A rolling or development line without an end of its own. */
  ROLLING,
  /** Accepted by a waiver that is in force. */
  WAIVED;

  /**
   * Returns the state and its last day in words that follow the name of a system. Support for
   * everybody and extended support, which counts only for who has it, are never one word.
   *
   * @param end the last day as {@link SupportVerdict#supportEnd} gives it; null when not known
   * @return for example {@code supported until 2028-06-30}
   */
  public String words(@Nullable LocalDate end) {
    String until = end == null ? ", until when is not known" : " until " + end;
    return switch (this) {
      case SUPPORTED -> "supported" + until;
      case SECURITY_ONLY -> "supported with security fixes only" + until;
      case EXTENDED_CONTRACT -> "no longer supported for everybody, extended support only" + until;
      case ENDS_BEFORE_SERVICE_END ->
          "supported" + until + ", which is before the planned end of service";
      case ENDS_WITHIN -> "supported" + until + ", which is sooner than asked for";
      case ENDED -> "no longer supported" + (end == null ? "" : " since " + end);
      case ENDED_DATE_UNKNOWN -> "no longer supported, since when is not known";
      case SUPPORTED_DATE_UNKNOWN -> "supported, until when is not published";
      case CYCLE_NOT_LISTED -> "of unknown support: this release is not listed";
      case AMBIGUOUS -> "of unknown support: several releases fit";
      case UNKNOWN -> "of unknown support";
      case ROLLING -> "a rolling line without an end of support";
      case WAIVED -> "accepted by a waiver";
    };
  }
}
