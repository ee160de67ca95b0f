package dev.cachet.phrase;

import java.util.Locale;

/** The languages in which pages for an operator are written. */
public enum Language {
  /** English. */
  EN,
  /** French. */
  FR;

  /**
   * The tag of the language.
   *
   * @return {@code en} or {@code fr}
   */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a noun after this number is singular; in French so is none. */
  boolean isSingular(long number) {
    return number == 1 || (this == FR && number == 0);
  }
}
