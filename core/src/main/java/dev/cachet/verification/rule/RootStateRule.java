package dev.cachet.verification.rule;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.OnExpiry;
import dev.cachet.trust.RootDocument;
import java.time.Instant;

/** The root in force belongs to this device and has not expired (TRU-57 to TRU-60). */
public final class RootStateRule {
  private RootStateRule() {}

  /**
   * Refuses a root of another device.
   *
   * @param device the device
   * @param root the root
   * @throws PackageRefusedException if it is refused
   */
  public static void checkBelongsTo(DeviceIdentity device, RootDocument root)
      throws PackageRefusedException {
    // A14, GHSA-gcxh-546h-phg4: keys of the development desk open no device in the field.
    if (root.environment() != device.environment()) {
      throw new PackageRefusedException(
          Reason.WRONG_ENVIRONMENT,
          "TRU-57",
          "root#/environment",
          root.environment().name(),
          device.environment().name());
    }
    if (!root.manufacturer().equals(device.manufacturer())) {
      throw new PackageRefusedException(
          Reason.WRONG_MANUFACTURER,
          "TRU-58",
          "root#/manufacturer",
          root.manufacturer(),
          device.manufacturer());
    }
  }

  /**
   * Refuses an expired root only on a clock that is trusted and a root that says so.
   *
   * @param root the root
   * @param time the time of the device
   * @return a line for the report; says so if the root has expired and does not refuse (TRU-60)
   * @throws PackageRefusedException if it is refused
   */
  public static String checkExpiry(RootDocument root, DeviceTime time)
      throws PackageRefusedException {
    Instant expires = root.expires();
    String state = "root " + root.version() + " expires " + expires;
    if (time.effective().filter(expires::isBefore).isEmpty()) {
      return state;
    }
    // A28: a device whose clock nobody vouches for is not to be stopped by a date.
    if (time.clock().isPresent() && root.onExpiry() == OnExpiry.REFUSE) {
      throw new PackageRefusedException(
          Reason.ROOT_EXPIRED,
          "TRU-59",
          "root#/expires",
          expires.toString(),
          "not before " + time.effective().orElseThrow());
    }
    return state + ": it has expired, which is reported and does not refuse";
  }
}
