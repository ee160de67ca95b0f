package dev.cachet.verification;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.InstalledCounters;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.statement.DowngradeClaims.Waiver;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.trust.RootDocument;
import dev.cachet.verification.rule.CounterRule;
import dev.cachet.verification.rule.RootStateRule;
import dev.cachet.verification.rule.TargetRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules that compare with one device; a run off the device has none. */
final class DeviceRules {
  private final DeviceIdentity device;
  private final TargetRule target;
  private final CounterRule counter;
  private final @Nullable OfferedDowngrade downgrade;

  DeviceRules(DeviceIdentity device, InstalledCounters counters) {
    this(device, counters, null);
  }

  DeviceRules(
      DeviceIdentity device, InstalledCounters counters, @Nullable OfferedDowngrade downgrade) {
    this.device = device;
    this.target = new TargetRule(device, counters);
    this.counter = new CounterRule(counters);
    this.downgrade = downgrade;
  }

  void checkRoot(RootDocument root) throws PackageRefusedException {
    RootStateRule.checkBelongsTo(device, root);
  }

  /** The downgrade that came with the package, judged under the root in force. */
  Optional<DowngradePermit> permit(Manifest manifest, RootInForce inForce)
      throws PackageRefusedException {
    if (downgrade == null) {
      return Optional.empty();
    }
    DowngradePermit permit =
        new StatementVerifier(inForce.root(), device, downgrade.spent(), inForce.time())
            .downgrade(downgrade.envelope());
    requirePackage(permit, manifest);
    return Optional.of(permit);
  }

  static void requirePackage(DowngradePermit permit, Manifest manifest)
      throws PackageRefusedException {
    Sha256 named = permit.claims().packageId();
    if (!named.equals(manifest.identity())) {
      throw new PackageRefusedException(
          Reason.WRONG_PACKAGE, "STM-19", "downgrade", named.hex(), manifest.identity().hex());
    }
  }

  static boolean waives(Optional<DowngradePermit> permit, Waiver waiver) {
    return permit.filter(found -> found.claims().waive().contains(waiver)).isPresent();
  }

  String checkTarget(Manifest manifest, Optional<DowngradePermit> permit)
      throws PackageRefusedException {
    target.checkDevice(manifest);
    if (!waives(permit, Waiver.FROM)) {
      target.requireFrom(manifest.target());
    }
    return "meant for " + device.product() + " " + device.udiDi() + " " + device.serial();
  }

  String checkCounters(Manifest manifest, Optional<DowngradePermit> permit)
      throws PackageRefusedException {
    if (permit.isEmpty()) {
      counter.requireNotBelow(manifest);
    }
    counter.requireNoLeap(manifest);
    return (permit.isPresent() ? "a downgrade; " : "")
        + "counter "
        + manifest.counter()
        + ", floor "
        + manifest.floor();
  }
}
