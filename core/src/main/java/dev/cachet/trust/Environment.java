package dev.cachet.trust;

/** What a root and a device are for; the two never meet (A14). */
public enum Environment {
  /** Devices in use. */
  PRODUCTION,
  /** Devices on a bench. */
  TEST
}
