package dev.cachet.change;

import java.util.Locale;

/**
 * What is claimed about a release.
 *
 * @param changeClass what it is declared to be
 * @param udiDi whether the UDI-DI is kept
 * @param subject what the software is
 */
public record ChangeClaim(ChangeClass changeClass, UdiDi udiDi, Subject subject) {
  /** Whether a release keeps the UDI-DI of the last one. */
  public enum UdiDi {
    /** The UDI-DI stays. */
    KEPT,
    /** There is a new one. */
    NEW;

    /**
     * The word in files and options.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the software is in the sense of the UDI rules. */
  public enum Subject {
    /** Software that is a device in itself, or is placed on the market on its own. */
    STANDALONE,
    /** Software inside of a hardware device. */
    EMBEDDED;

    /**
     * The word in files and options.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Says the claim to a person.
   *
   * @return for example {@code security-patch, UDI-DI kept, standalone}
   */
  public String text() {
    return changeClass.word() + ", UDI-DI " + udiDi.word() + ", " + subject.word();
  }
}
