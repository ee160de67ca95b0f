package example.pump;

/** The most that may flow, in microlitres an hour; what is above is refused, never cut down. */
public record DoseLimit(long microlitresPerHour) {
  public DoseLimit {
    if (microlitresPerHour <= 0) {
      throw new IllegalArgumentException("a limit is positive, not " + microlitresPerHour);
    }
  }

  /** Returns the rate if it may flow. */
  public long allow(long rate) {
    if (rate < 0 || rate > microlitresPerHour) {
      throw new IllegalArgumentException(
          "rate " + rate + " is outside of 0 to " + microlitresPerHour + " microlitres an hour");
    }
    return rate;
  }
}
