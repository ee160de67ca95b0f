package dev.cachet.audit;

/** What became known about the completeness of the log since the last receipt. */
public enum AuditCondition {
  /** Every line that memory knows of is there. */
  COMPLETE,
  /** Lines are missing or changed. */
  TRUNCATED,
  /** The log has more than one line that memory does not know of: memory is an old one. */
  AHEAD_OF_MEMORY
}
