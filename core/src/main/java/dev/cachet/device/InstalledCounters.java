package dev.cachet.device;

import java.util.OptionalLong;

/**
 * What a device remembers of the line of its product: how old a package may be, and what it runs.
 *
 * @param floor the lowest counter that may be installed, 0..2^53-1; 0 on a device that never
 *     confirmed an update
 * @param counter counter of the release that runs, 0..2^53-1; empty if the device does not know it
 */
public record InstalledCounters(long floor, OptionalLong counter) {
  private static final long MAX = (1L << 53) - 1;

  /**
   * Checks the ranges.
   *
   * @param floor 0..2^53-1
   * @param counter empty, or 0..2^53-1
   * @throws IllegalArgumentException if a value is out of range
   */
  public InstalledCounters {
    requireInRange("floor", floor);
    counter.ifPresent(value -> requireInRange("counter", value));
  }

  /**
   * Counters of a device that knows what it runs.
   *
   * @param floor 0..2^53-1
   * @param counter 0..2^53-1
   * @throws IllegalArgumentException if a value is out of range
   */
  public InstalledCounters(long floor, long counter) {
    this(floor, OptionalLong.of(counter));
  }

  /**
   * Counters of a device that does not know what it runs: a package that restricts {@code
   * target.from} is refused by it.
   *
   * @param floor 0..2^53-1
   * @return the counters
   * @throws IllegalArgumentException if the value is out of range
   */
  public static InstalledCounters ofUnknownRelease(long floor) {
    return new InstalledCounters(floor, OptionalLong.empty());
  }

  private static void requireInRange(String name, long value) {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException(name + " is " + value + ", not in 0.." + MAX);
    }
  }
}
