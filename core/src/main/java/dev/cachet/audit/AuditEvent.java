package dev.cachet.audit;

/** What a line of the log tells. */
public enum AuditEvent {
  /** An update was written to the slot that does not run, and read back. */
  STAGED,
  /** Staging was given up; nothing of the update will run. */
  DISCARDED,
  /** The loader is about to be told to try the update. */
  SWITCHING,
  /** The loader was not told after all, because the device was in use. */
  POSTPONED,
  /** The update runs for the first time. */
  TRIAL_STARTED,
  /** The health probe did not say healthy. */
  UNHEALTHY,
  /** The update runs, is healthy and stays. */
  CONFIRMED,
  /** The loader went back to the slot that ran before. */
  FELL_BACK,
  /** The loader knew of a trial that memory did not; it was ended. */
  TRIAL_ENDED,
  /** Memory was an older one; what the running release and the receipts prove was taken over. */
  MEMORY_BEHIND,
  /** The log goes on here after a part that was sealed. */
  LOG_CONTINUED,
  /** The manufacturer gave notice that support ends; nothing was installed. */
  NOTICE,
  /** Memory was lost, and was made again from what slots, roots and receipts prove. */
  MEMORY_REBUILT,
  /** Lines that memory knows of are missing or changed; the log goes on after the gap. */
  AUDIT_TRUNCATED
}
