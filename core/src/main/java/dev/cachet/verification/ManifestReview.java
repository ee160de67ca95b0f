package dev.cachet.verification;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.manifest.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.DowngradeClaims;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.trust.RootDocument;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.rule.ExpiryRule;
import dev.cachet.verification.rule.RootStateRule;
import dev.cachet.verification.rule.TargetRule;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges a manifest once more whose signatures were counted before, by the rules of {@link
 * PackageVerifier} and by what the device remembers now. It counts no signatures and makes no
 * evidence.
 */
public final class ManifestReview {
  private final DeviceRules rules;
  private final DeviceTime time;

  /**
   * A review for one device.
   *
   * @param device what the device is, from its factory record
   * @param counters what the device remembers of the line of its product
   * @param time what the device knows of the present
   */
  public ManifestReview(DeviceIdentity device, InstalledCounters counters, DeviceTime time) {
    this.rules =
        new DeviceRules(
            Objects.requireNonNull(device, "device"), Objects.requireNonNull(counters, "counters"));
    this.time = Objects.requireNonNull(time, "time");
  }

  /**
   * Requires that a release which runs already is meant for a device; when and after which release
   * it could be installed does not count any more.
   *
   * @param manifest the manifest
   * @param root the root under which its signatures were counted
   * @param device what the device is, from its factory record
   * @throws PackageRefusedException with a code of {@link Check#ROOT_STATE} or {@link Check#TARGET}
   */
  public static void requireMeantFor(Manifest manifest, RootDocument root, DeviceIdentity device)
      throws PackageRefusedException {
    RootStateRule.checkBelongsTo(device, root);
    new TargetRule(device, InstalledCounters.ofUnknownRelease(0)).checkDevice(manifest);
  }

  /**
   * Requires that the manifest may still be installed on this device.
   *
   * @param manifest the manifest
   * @param root the root in force now, under which its signatures were counted
   * @throws PackageRefusedException with a code of {@link Check#ROOT_STATE}, {@link Check#TARGET},
   *     {@link Check#COUNTERS} or {@link Check#EXPIRY}
   */
  public void require(Manifest manifest, RootDocument root) throws PackageRefusedException {
    require(manifest, root, Optional.empty());
  }

  /**
   * Requires that the manifest may still be installed on this device, under a downgrade if there is
   * one.
   *
   * @param manifest the manifest
   * @param root the root in force now, under which its signatures and the downgrade were judged
   * @param permit the downgrade
   * @throws PackageRefusedException as without a downgrade, or {@code WRONG_PACKAGE} if it is for
   *     another package
   */
  public void require(Manifest manifest, RootDocument root, Optional<DowngradePermit> permit)
      throws PackageRefusedException {
    rules.checkRoot(root);
    RootStateRule.checkExpiry(root, time);
    if (permit.isPresent()) {
      DeviceRules.requirePackage(permit.get(), manifest);
    }
    String unusedTarget = rules.checkTarget(manifest, permit);
    String unusedCounters = rules.checkCounters(manifest, permit);
    ExpiryRule.check(
        manifest,
        root.packageExpiry(),
        time,
        DeviceRules.waives(permit, DowngradeClaims.Waiver.EXPIRY));
  }
}
