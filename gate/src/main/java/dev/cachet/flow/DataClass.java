package dev.cachet.flow;

import java.util.Locale;

/** What a flow carries; the most sensitive of it counts. */
public enum DataClass {
  /** Nothing about persons and nothing secret: addresses, time, software, states of machines. */
  TECHNICAL,
  /** Passwords, tokens, keys. */
  CREDENTIALS,
  /** Data about persons, such as names of users. */
  PERSONAL,
  /** Data about the health of persons. */
  HEALTH;

  /**
   * The word of the file format.
   *
   * @return its name in lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether nobody on the way may read it.
   *
   * @return false for technical data
   */
  public boolean isConfidential() {
    return this != TECHNICAL;
  }
}
