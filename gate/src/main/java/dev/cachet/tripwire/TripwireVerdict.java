package dev.cachet.tripwire;

/** What a finding of the personal-data check means, worst last. */
public enum TripwireVerdict {
  /** A person has to look; nothing is refused for it alone. */
  REPORT,
  /** What the check could not look into, so nothing is known of it. */
  UNREAD,
  /** A patient record: the payload must not be packed with it. */
  BLOCK
}
