package dev.cachet.statement;

import java.util.Locale;

/** Who agrees to an installation. */
public enum Party {
  /** The hospital that uses the device. */
  HOSPITAL,
  /** The service engineer. */
  SERVICE;

  /**
   * The name in statements.
   *
   * @return lower case
   */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
