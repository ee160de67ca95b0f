package dev.cachet.installation;

import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditHead;
import dev.cachet.boot.BootState;
import dev.cachet.boot.Trial;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.record.Pending;
import dev.cachet.memory.record.PendingStep;
import dev.cachet.memory.record.SlotState;
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
    device.bootSwitch().settle();
    MemoryRebuild.tell(device.audit(), device.memory(), time.effective());
    BootState boot = device.bootSwitch().state();
    new RunningProof(device, time).takeOver(boot);
    Pending pending = device.memory().state().pending().orElse(null);
    if (pending == null) {
      return withoutPending(boot);
    }
    boolean runs = boot.running().equals(pending.slot());
    return switch (pending.step()) {
      case STAGING -> interrupted(pending);
      case STAGED -> runs ? running(pending, boot) : waiting(pending, boot);
      case TRIAL, HEALTHY -> runs ? running(pending, boot) : fellBack(pending);
      case CONFIRMED -> confirmed(pending);
      case FELL_BACK -> fellBack(pending);
      case UNPROVEN -> unproven(pending, "taken up again");
    };
  }

  /** The loader may know of a trial that an older memory does not; else nothing would end it. */
  private Resumption withoutPending(BootState boot) throws IOException {
    String tried = boot.trialSlot().orElse(null);
    if (tried == null) {
      return Resumption.of(Situation.NOTHING_PENDING);
    }
    if (tried.equals(boot.running())) {
      return Resumption.of(Situation.UNKNOWN_TRIAL);
    }
    Sha256 subject =
        device.memory().state().slot(tried).manifest().orElse(AuditHead.EMPTY.digest());
    device.logIfPossible(AuditEvent.TRIAL_ENDED, subject, "slot " + tried, time);
    goBack(boot.running());
    device.bootSwitch().endTrial();
    if (!tried.equals(boot.good())) {
      device.bootSwitch().markUnbootable(tried);
    }
    return Resumption.of(Situation.NOTHING_PENDING);
  }

  private Resumption running(Pending pending, BootState boot)
      throws PackageRefusedException, IOException {
    try {
      return pending.step() == PendingStep.HEALTHY
          ? Resumption.ended(Situation.CONFIRMED, complete(pending))
          : onTrial(pending);
    } catch (PackageRefusedException e) {
      // A trial that is refused ends by falling back; one that the loader holds as good never
      // would.
      if (boot.good().equals(pending.slot())) {
        return unproven(pending, Device.code(e));
      }
      throw e;
    }
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
      device.giveUp(pending.slot(), Device.code(e), time);
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
    // Again at each start: a cut in it left the place half written.
    device.handed().forward(manifest, pending.slot());
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
    markBad(pending, PendingStep.FELL_BACK);
    goBack(device.layout().other(pending.slot()));
    device.logIfPossible(AuditEvent.FELL_BACK, pending.manifest(), "slot " + pending.slot(), time);
    Receipt receipt =
        new ReceiptBook(device, time)
            .write(InstallOutcome.FELL_BACK, pending.slot(), release(pending));
    return Resumption.ended(Situation.FELL_BACK, receipt);
  }

  /** Before the loader is told that the trial is over: until then each start comes here again. */
  private void goBack(String running) throws IOException {
    if (device.handed().haveToGoBack()) {
      device.handed().goBack(device.provenRelease(running), running);
    }
  }

  /** It runs and will run, so all that is left is to say so and to make room for the next. */
  private Resumption unproven(Pending pending, String why) throws IOException {
    markBad(pending, PendingStep.UNPROVEN);
    device.logIfPossible(
        AuditEvent.DISCARDED, pending.manifest(), "runs but is not confirmed, " + why, time);
    Receipt receipt =
        new ReceiptBook(device, time)
            .write(InstallOutcome.UNPROVEN, pending.slot(), release(pending));
    return Resumption.ended(Situation.UNPROVEN, receipt);
  }

  private void markBad(Pending pending, PendingStep end) throws IOException {
    if (pending.step() != end) {
      device
          .memory()
          .remember(
              now ->
                  now.withPending(pending.at(end))
                      .withSlot(pending.slot(), now.slot(pending.slot()).in(SlotState.BAD)));
    }
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
