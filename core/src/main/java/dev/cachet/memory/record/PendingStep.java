package dev.cachet.memory.record;

/** How far an update is. */
public enum PendingStep {
  /** It is being written; nothing of it may run. */
  STAGING,
  /** It is written and read back; the loader may be told, or has been. */
  STAGED,
  /** The loader started it, and its bytes were found right. */
  TRIAL,
  /** It was found healthy; the loader is about to be told. */
  HEALTHY,
  /** It stays; the receipt is not written yet. */
  CONFIRMED,
  /** The loader went back; the receipt is not written yet. */
  FELL_BACK,
  /** The loader starts it for good, but it is not what was signed; no receipt is written yet. */
  UNPROVEN
}
