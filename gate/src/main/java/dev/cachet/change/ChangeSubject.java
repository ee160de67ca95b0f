package dev.cachet.change;

import java.util.Locale;

/** What the software is in the sense of the UDI rules. */
public enum ChangeSubject {
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
