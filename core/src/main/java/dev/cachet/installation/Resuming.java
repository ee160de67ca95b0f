package dev.cachet.installation;

import dev.cachet.audit.AuditEvent;
import dev.cachet.boot.BootState;
import dev.cachet.boot.Trial;
import dev.cachet.device.DeviceTime;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.Pending;
import dev.cachet.memory.PendingStep;
import dev.cachet.memory.SlotState;
import dev.cachet.pack.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.util.Optional;

/**
 * Brings memory and loader together after a start. The loader decides what runs; memory follows.
 */
final class Resuming {
  private final Device device;
  private final DeviceTime time;

  Resuming(Device device, DeviceTime time) {
    this.device = device;
    this.time = time;
  }

  Resumption resume() throws PackageRefusedException, IOException {
    Pending pending = device.memory().state().pending().orElse(null);
    if (pending == null) {
      return Resumption.of(Situation.NOTHING_PENDING);
    }
    BootState boot = device.bootSwitch().state();
    boolean runs = boot.running().equals(pending.slot());
    return switch (pending.step()) {
      case STAGING -> interrupted(pending);
      case STAGED -> runs ? onTrial(pending) : waiting(pending, boot);
      case TRIAL -> runs ? onTrial(pending) : fellBack(pending);
      case HEALTHY ->
          runs ? Resumption.ended(Situation.CONFIRMED, complete(pending)) : fellBack(pending);
      case CONFIRMED -> confirmed(pending);
      case FELL_BACK -> fellBack(pending);
    };
  }

  private Resumption interrupted(Pending pending) throws IOException {
    device.giveUp(pending.slot(), "staging was interrupted", time);
    return Resumption.of(Situation.STAGING_INTERRUPTED);
  }

  private Resumption waiting(Pending pending, BootState boot)
      throws PackageRefusedException, IOException {
    if (!pending.slot().equals(boot.trialSlot().orElse(""))) {
      return staged(pending);
    }
    return boot.trial() == Trial.TRIED
        ? fellBack(pending)
        : Resumption.of(Situation.AWAITING_RESTART);
  }

  /** Not yet switched: judged again, by root, memory and time of now. */
  private Resumption staged(Pending pending) throws IOException {
    try {
      Manifest manifest =
          new SecondJudgement(device, time).ofKept(pending.slot(), pending.manifest());
      device.kept(pending.slot()).requireBytes(manifest);
      return Resumption.staged(new StagedUpdate(manifest, pending.slot()));
    } catch (PackageRefusedException e) {
      device.giveUp(pending.slot(), e.refusal().line(), time);
      return Resumption.of(Situation.STAGING_INTERRUPTED);
    }
  }

  private Resumption onTrial(Pending pending) throws PackageRefusedException, IOException {
    Manifest manifest = manifest(pending);
    device.kept(pending.slot()).requireBytes(manifest);
    if (pending.step() == PendingStep.STAGED) {
      device.memory().remember(now -> inTrial(now, pending));
      device.logIfPossible(
          AuditEvent.TRIAL_STARTED, pending.manifest(), "in slot " + pending.slot(), time);
    }
    return Resumption.onTrial(new TrialUpdate(manifest, pending.slot()));
  }

  private static MemoryState inTrial(MemoryState now, Pending pending) {
    return now.withPending(pending.tried())
        .withSlot(pending.slot(), now.slot(pending.slot()).in(SlotState.TRIAL));
  }

  private Receipt complete(Pending pending) throws PackageRefusedException, IOException {
    return new Confirmation(device, manifest(pending), pending.slot(), time).complete();
  }

  private Resumption confirmed(Pending pending) throws IOException {
    Receipt receipt = Confirmation.finish(device, pending.slot(), release(pending), time);
    return Resumption.ended(Situation.CONFIRMED, receipt);
  }

  /** What runs is judged under the root that accepted it, not under a later one. */
  private Manifest manifest(Pending pending) throws PackageRefusedException, IOException {
    return device
        .kept(pending.slot())
        .judge(pending.manifest(), device.memory().rootOf(pending.rootVersion()));
  }

  private Resumption fellBack(Pending pending) throws IOException {
    if (pending.step() != PendingStep.FELL_BACK) {
      device
          .memory()
          .remember(
              now ->
                  now.withPending(pending.at(PendingStep.FELL_BACK))
                      .withSlot(pending.slot(), now.slot(pending.slot()).in(SlotState.BAD)));
    }
    device.logIfPossible(AuditEvent.FELL_BACK, pending.manifest(), "slot " + pending.slot(), time);
    Receipt receipt =
        new ReceiptBook(device, time)
            .write(InstallOutcome.FELL_BACK, pending.slot(), release(pending));
    return Resumption.ended(Situation.FELL_BACK, receipt);
  }

  /** The version is said if it can be; how the update ended is said in any case. */
  private Optional<Manifest> release(Pending pending) throws IOException {
    try {
      return Optional.of(manifest(pending));
    } catch (PackageRefusedException e) {
      return Optional.empty();
    }
  }
}
