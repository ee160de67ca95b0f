package dev.cachet.policy;

/** How strictly the releases of a device are judged, from the mildest on. */
public enum PolicyLevel {
  /** The least that is asked of anybody. */
  P0,
  /** Devices of low to medium risk. */
  P1,
  /** Devices of medium to high risk. */
  P2,
  /** Devices whose failure kills. */
  P3;

  PolicyLevel stricter(PolicyLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
