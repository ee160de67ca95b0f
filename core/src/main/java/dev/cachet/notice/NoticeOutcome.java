package dev.cachet.notice;

/** What a device did with a notice. */
public enum NoticeOutcome {
  /** It is in the log now. */
  LOGGED,
  /** It was in the log already. */
  KNOWN,
  /** The device knows of a notice with the same or a higher serial number; this one is ignored. */
  OLDER
}
