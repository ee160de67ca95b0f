package dev.cachet.verification.rule;

import dev.cachet.device.InstalledCounters;
import dev.cachet.manifest.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;

/** A package is not older than the device allows and raises its floor by no leap. */
public final class CounterRule {
  /** The most by which one release may raise the floor (PKG-61). */
  static final long MAX_FLOOR_STEP = 10_000;

  private final long floor;

  /**
   * Makes one of its parts.
   *
   * @param counters the counters
   */
  public CounterRule(InstalledCounters counters) {
    this.floor = counters.floor();
  }

  /**
   * Refuses counters below those of the device.
   *
   * @param manifest the manifest
   * @throws PackageRefusedException if it is refused
   */
  public void requireNotBelow(Manifest manifest) throws PackageRefusedException {
    // A21, CVE-2022-29173: compared with what the device confirmed, never with zero.
    if (manifest.counter() < floor) {
      throw new PackageRefusedException(
          Reason.ROLLBACK,
          "PKG-60",
          "manifest.json#/counter",
          Long.toString(manifest.counter()),
          "at least " + floor);
    }
  }

  /**
   * Refuses counters that leap too far ahead.
   *
   * @param manifest the manifest
   * @throws PackageRefusedException if it is refused
   */
  public void requireNoLeap(Manifest manifest) throws PackageRefusedException {
    // A26: a floor driven to its end by one release leaves no way to recover.
    if (manifest.floor() - floor > MAX_FLOOR_STEP) {
      throw new PackageRefusedException(
          Reason.FLOOR_JUMP,
          "PKG-61",
          "manifest.json#/floor",
          Long.toString(manifest.floor()),
          "at most " + (floor + MAX_FLOOR_STEP));
    }
  }
}
