package dev.cachet.lifecycle;

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
  WAIVED
}
