package dev.cachet.change;

import java.util.Locale;

/** What a maker declares a release to be. */
public enum ChangeClass {
  /** Security fixes alone. */
  SECURITY_PATCH,
  /** A minor revision: bug fixes, usability, efficiency. */
  MINOR,
  /** A significant change. */
  SIGNIFICANT;

  /**
   * The word in files and options.
   *
   * @return in lower case with hyphens
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return word();
  }
}
