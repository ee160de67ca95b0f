package dev.cachet.device;

/**
 * Integers from {@code min} to {@code max}, both included.
 *
 * @param min the smallest, 0 to 2^53 - 1
 * @param max the largest, at least {@code min}
 */
public record ClosedRange(long min, long max) {
  /**
   * Checks the order of the two ends.
   *
   * @param min not above {@code max}
   * @param max not below {@code min}
   */
  public ClosedRange {
    if (min > max) {
      throw new IllegalArgumentException("a range from " + min + " to " + max + " holds nothing");
    }
  }

  /**
   * Tells whether a number lies between the ends or on one of them.
   *
   * @param number any number
   * @return true if {@code min <= number <= max}
   */
  public boolean encloses(long number) {
    return min <= number && number <= max;
  }
}
