package dev.cachet.lifecycle;

import java.util.Locale;

/**
 * The level of support that a component's maker gives, in the words in which the FDA of the United
 * States asks for it beside an SBOM (guidance on cybersecurity in premarket submissions). It is
 * read off the dates on the day judged, without any horizon and any waiver; what a device's maker
 * says of it in a submission remains his own statement.
 */
public enum SupportLevel {
  /** Fixes, or at least security fixes, come for everybody. */
  ACTIVELY_MAINTAINED,
  /** Support for everybody is over. Extended support by contract, where it exists, is no more. */
  NO_LONGER_MAINTAINED,
  /**
   * The maker left without an end that was announced. No date says so: it is never read off a
   * catalogue, and is here for who states it.
   */
  ABANDONED,
  /** Not identified, several cycles fit, or no day is known until which support lasts. */
  NOT_STATED;

  static SupportLevel of(SupportState stateOnDay) {
    return switch (stateOnDay) {
      case SUPPORTED, SECURITY_ONLY, ENDS_WITHIN, ENDS_BEFORE_SERVICE_END -> ACTIVELY_MAINTAINED;
      case EXTENDED_CONTRACT, ENDED, ENDED_DATE_UNKNOWN -> NO_LONGER_MAINTAINED;
      case SUPPORTED_DATE_UNKNOWN, CYCLE_NOT_LISTED, AMBIGUOUS, UNKNOWN, ROLLING, WAIVED ->
          NOT_STATED;
    };
  }

  /**
   * Returns the level in plain words.
   *
   * @return for example {@code no longer maintained}
   */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
