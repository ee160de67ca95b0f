package dev.cachet.installation;

/** How an update ended. */
public enum InstallOutcome {
  /** It ran, was healthy and stays. */
  CONFIRMED,
  /** The loader went back to the release before it. */
  FELL_BACK,
  /** The loader starts it for good, but it is not what was signed; it was not confirmed. */
  UNPROVEN
}
