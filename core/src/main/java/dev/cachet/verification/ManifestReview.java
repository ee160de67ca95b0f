package dev.cachet.verification;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.InstalledCounters;
import dev.cachet.pack.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import java.util.Objects;

/**
 * Judges a manifest once more whose signatures were counted before, by the rules of {@link
 * PackageVerifier} and by what the device remembers now. It counts no signatures and makes no
 * evidence.
 */
public final class ManifestReview {
  private final DeviceRules rules;

  /**
   * A review for one device.
   *
   * @param device what the device is, from its factory record
   * @param counters what the device remembers of the line of its product
   */
  public ManifestReview(DeviceIdentity device, InstalledCounters counters) {
    this.rules =
        new DeviceRules(
            Objects.requireNonNull(device, "device"), Objects.requireNonNull(counters, "counters"));
  }

  /**
   * Requires that the manifest may still be installed on this device.
   *
   * @param manifest the manifest
   * @throws PackageRefusedException with a code of {@link Check#TARGET} or {@link Check#COUNTERS}
   */
  public void require(Manifest manifest) throws PackageRefusedException {
    rules.checkTarget(manifest);
    rules.checkCounters(manifest);
  }
}
