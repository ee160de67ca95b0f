package dev.cachet.verification;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.InstalledCounters;
import dev.cachet.pack.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.RootDocument;

/** The rules that compare with one device; a run off the device has none. */
final class DeviceRules {
  private final DeviceIdentity device;
  private final TargetRule target;
  private final CounterRule counter;

  DeviceRules(DeviceIdentity device, InstalledCounters counters) {
    this.device = device;
    this.target = new TargetRule(device, counters);
    this.counter = new CounterRule(counters);
  }

  void checkRoot(RootDocument root) throws PackageRefusedException {
    RootStateRule.checkBelongsTo(device, root);
  }

  String checkTarget(Manifest manifest) throws PackageRefusedException {
    target.check(manifest);
    return "meant for " + device.product() + " " + device.udiDi() + " " + device.serial();
  }

  String checkCounters(Manifest manifest) throws PackageRefusedException {
    counter.check(manifest);
    return "counter " + manifest.counter() + ", floor " + manifest.floor();
  }
}
