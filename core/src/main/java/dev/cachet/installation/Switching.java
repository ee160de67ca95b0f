package dev.cachet.installation;

import dev.cachet.audit.AuditEvent;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.DeviceStateProbe;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.device.DeviceTime;
import dev.cachet.memory.record.Pending;
import dev.cachet.memory.record.PendingStep;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;

/** Tells the loader to try what is staged. */
final class Switching {
  private final Device device;
  private final StagedUpdate staged;
  private final DeviceStateProbe probe;
  private final DeviceTime time;

  Switching(Device device, StagedUpdate staged, DeviceStateProbe probe, DeviceTime time) {
    this.device = device;
    this.staged = staged;
    this.probe = probe;
    this.time = time;
  }

  void run() throws PackageRefusedException, NotNowException, IOException {
    requirePending();
    requireStillValid();
    requireIdle();
    device.log(AuditEvent.SWITCHING, staged.packageId(), "to slot " + staged.slot(), time);
    try {
      // Asked last of all: between the question and the write nothing else is done.
      requireIdle();
    } catch (NotNowException e) {
      device.logIfPossible(AuditEvent.POSTPONED, staged.packageId(), "in use", time);
      throw e;
    }
    device.bootSwitch().tryOnce(staged.slot());
  }

  private void requirePending() {
    Pending pending = device.memory().state().pending().orElse(null);
    if (pending == null
        || pending.step() != PendingStep.STAGED
        || !pending.manifest().equals(staged.packageId())
        || !pending.slot().equals(staged.slot())) {
      throw new IllegalStateException("this update is not the one that is staged");
    }
  }

  private void requireStillValid() throws PackageRefusedException, IOException {
    try {
      new SecondJudgement(device, time).ofKept(staged.slot(), staged.packageId());
    } catch (PackageRefusedException e) {
      device.giveUp(staged.slot(), Device.code(e), time);
      throw e;
    }
  }

  private void requireIdle() throws NotNowException {
    DeviceState state = probe.state();
    if (state != DeviceState.IDLE) {
      throw new NotNowException("the device is " + state + "; the update stays staged");
    }
  }
}
