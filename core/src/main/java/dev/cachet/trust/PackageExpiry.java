package dev.cachet.trust;

/** Whether every package has to say until when it may be installed. */
public enum PackageExpiry {
  /** It has to. */
  REQUIRED,
  /** It may. */
  OPTIONAL
}
