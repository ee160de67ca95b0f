package dev.cachet.change;

import java.util.Locale;

/** The answer about a claim, from the mildest to the strictest. */
public enum ChangeVerdict {
  /** Nothing that was seen speaks against the claim. */
  ACCEPT,
  /** A named person has to answer; nothing has passed. */
  ASK,
  /** What was seen contradicts the claim. */
  CONTRADICT;

  /**
   * The word in documents.
   *
   * @return in lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  ChangeVerdict stricter(ChangeVerdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
