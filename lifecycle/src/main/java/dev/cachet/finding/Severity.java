package dev.cachet.finding;

/** How much a finding weighs, from least to most. */
public enum Severity {
  /** Worth knowing; nobody has to act. */
  INFO,
  /** Somebody has to look at it, but it does not refuse anything. */
  WARNING,
  /** A rule is broken. */
  ERROR
}
