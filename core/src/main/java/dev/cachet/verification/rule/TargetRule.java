package dev.cachet.verification.rule;

import dev.cachet.device.ClosedRange;
import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.InstalledCounters;
import dev.cachet.device.Target;
import dev.cachet.manifest.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A package is meant for this device: every predicate that is present holds (PKG-54 to PKG-59). All
 * text is compared byte by byte: no case, no locale, no pattern (A34, A67, A68).
 */
public final class TargetRule {
  private final DeviceIdentity device;
  private final InstalledCounters counters;

  /**
   * Makes one of its parts.
   *
   * @param device the device
   * @param counters the counters
   */
  public TargetRule(DeviceIdentity device, InstalledCounters counters) {
    this.device = device;
    this.counters = counters;
  }

  /**
   * All but the release that it may follow, which is over once it runs.
   *
   * @param manifest the manifest
   * @throws PackageRefusedException if it is refused
   */
  public void checkDevice(Manifest manifest) throws PackageRefusedException {
    Target target = manifest.target();
    requireEqual(
        Reason.WRONG_MANUFACTURER,
        "PKG-54",
        "manufacturer",
        manifest.manufacturer(),
        device.manufacturer());
    requireEqual(Reason.WRONG_PRODUCT, "PKG-55", "product", manifest.product(), device.product());
    requireElement(Reason.WRONG_DEVICE, "PKG-56", "target/udiDi", target.udiDi(), device.udiDi());
    requireElement(
        Reason.WRONG_HARDWARE, "PKG-57", "target/hwModel", target.hwModel(), device.hwModel());
    requireHardwareRevision(target);
    if (target.serials().isPresent()) {
      requireElement(
          Reason.WRONG_SERIAL, "PKG-58", "target/serials", target.serials().get(), device.serial());
    }
  }

  private void requireHardwareRevision(Target target) throws PackageRefusedException {
    if (target.hwRev().isPresent() && !target.hwRev().get().encloses(device.hwRev())) {
      throw refusal(
          Reason.WRONG_HARDWARE,
          "PKG-57",
          "target/hwRev",
          text(target.hwRev().get()),
          "to enclose " + device.hwRev());
    }
  }

  /**
   * The release that it may follow.
   *
   * @param target the target
   * @throws PackageRefusedException if it is refused
   */
  public void requireFrom(Target target) throws PackageRefusedException {
    if (target.from().isEmpty()) {
      return;
    }
    ClosedRange from = target.from().get();
    OptionalLong running = counters.counter();
    // A device that does not know what it runs cannot claim that the step is one that was tested.
    if (running.isEmpty() || !from.encloses(running.getAsLong())) {
      throw refusal(
          Reason.FROM_NOT_MET,
          "PKG-59",
          "target/from",
          text(from),
          running.isEmpty()
              ? "a device that knows what it runs"
              : "to enclose " + running.getAsLong());
    }
  }

  private static void requireEqual(
      Reason reason, String clause, String member, String found, String expected)
      throws PackageRefusedException {
    if (!found.equals(expected)) {
      throw refusal(reason, clause, member, found, expected);
    }
  }

  private static void requireElement(
      Reason reason, String clause, String member, Set<String> found, String expected)
      throws PackageRefusedException {
    if (!found.contains(expected)) {
      throw refusal(reason, clause, member, String.join(" ", found), "to contain " + expected);
    }
  }

  private static PackageRefusedException refusal(
      Reason reason, String clause, String member, String found, String expected) {
    return new PackageRefusedException(reason, clause, "manifest.json#/" + member, found, expected);
  }

  private static String text(ClosedRange range) {
    return range.min() + " to " + range.max();
  }
}
