package dev.cachet.installation;

/** Where an update stands when a device starts. */
public enum Situation {
  /** No update is under way. */
  NOTHING_PENDING,
  /** Staging was cut off, or what was staged no longer holds; it is given up. Stage again. */
  STAGING_INTERRUPTED,
  /** An update is staged, verified again, and can be switched to. */
  STAGED,
  /** The loader will try the update at the next restart. */
  AWAITING_RESTART,
  /** The update runs for the first time, verified again, and can be confirmed. */
  ON_TRIAL,
  /**
   * The loader tries a slot of which memory knows nothing. It cannot be confirmed: restart, so that
   * the loader falls back.
   */
  UNKNOWN_TRIAL,
  /** A confirmation that was cut off has been completed. */
  CONFIRMED,
  /** The loader went back to the release before; that is recorded. */
  FELL_BACK,
  /**
   * The loader starts the update for good, but what runs is not what was signed, or nothing is left
   * to prove it; that is recorded, and nothing is confirmed. Install a release into the other slot.
   */
  UNPROVEN
}
