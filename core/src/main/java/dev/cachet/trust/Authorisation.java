package dev.cachet.trust;

/** Who has to agree to an installation, from least to strictest. */
public enum Authorisation {
  /** Nobody. */
  NONE,
  /** Hospital or service engineer. */
  ONE,
  /** Hospital and service engineer. */
  BOTH;

  /**
   * The stricter of two demands.
   *
   * @param other the other
   * @return the one that asks more people
   */
  public Authorisation stricter(Authorisation other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
