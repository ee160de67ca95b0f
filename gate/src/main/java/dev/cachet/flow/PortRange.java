package dev.cachet.flow;

/**
 * Ports that follow each other.
 *
 * @param low the first, 1 to 65535
 * @param high the last, not less than the first
 */
public record PortRange(int low, int high) {
  /** The greatest port. */
  public static final int MAX = 65_535;

  /**
   * Checks the bounds.
   *
   * @param low 1 to 65535
   * @param high low to 65535
   */
  public PortRange {
    if (low < 1 || high < low || high > MAX) {
      throw new IllegalArgumentException("no ports: " + low + "-" + high);
    }
  }

  /**
   * Whether a port is one of them.
   *
   * @param port any number
   * @return whether
   */
  public boolean contains(int port) {
    return low <= port && port <= high;
  }

  /**
   * The form of the file format.
   *
   * @return for example {@code 443} or {@code 8000-8010}
   */
  public String text() {
    return low == high ? Integer.toString(low) : low + "-" + high;
  }
}
