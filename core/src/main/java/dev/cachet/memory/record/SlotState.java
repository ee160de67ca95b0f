package dev.cachet.memory.record;

/** What a slot holds, as far as memory knows. */
public enum SlotState {
  /** Nothing that may be started. */
  EMPTY,
  /** An update that is being written, or is written and has not run. */
  STAGING,
  /** An update that runs for the first time. */
  TRIAL,
  /** A release that ran and was found healthy. */
  CONFIRMED,
  /** A release that must not run again. */
  BAD
}
