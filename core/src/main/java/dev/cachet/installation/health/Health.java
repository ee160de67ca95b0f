package dev.cachet.installation.health;

/** What a device says of itself during a trial. */
public enum Health {
  /** It works as it should. */
  HEALTHY,
  /** It does not. */
  UNHEALTHY,
  /** It did not say in time, which counts as not healthy. */
  NO_ANSWER
}
