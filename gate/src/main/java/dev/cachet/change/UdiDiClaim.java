package dev.cachet.change;

import java.util.Locale;

/** Whether a release keeps the UDI-DI of the last one. */
public enum UdiDiClaim {
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
