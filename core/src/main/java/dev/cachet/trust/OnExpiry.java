package dev.cachet.trust;

/** What the expiry of a root does to a device with a trusted clock. */
public enum OnExpiry {
  /** It is reported. */
  WARN,
  /** Packages are refused. */
  REFUSE
}
