package dev.cachet.installation;

import dev.cachet.audit.AuditEvent;
import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.BootState;
import dev.cachet.boot.Trial;
import dev.cachet.device.DeviceTime;
import dev.cachet.installation.handler.HandedPayloads;
import dev.cachet.installation.kept.DeviceFiles;
import dev.cachet.installation.kept.JudgedStatements;
import dev.cachet.installation.kept.KeptStatements;
import dev.cachet.installation.kept.StagingMeter;
import dev.cachet.installation.kept.StagingProgress;
import dev.cachet.installation.kept.StagingProgress.Phase;
import dev.cachet.installation.slot.SlotWriter;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.record.Pending;
import dev.cachet.memory.record.PendingStep;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.memory.record.SlotState;
import dev.cachet.pack.PayloadReader;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.verification.VerifiedManifest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes an update to the slot that does not run. */
final class Staging {
  private final Device device;
  private final VerifiedManifest verified;
  private final Manifest manifest;
  private final KeptStatements statements;
  private final DeviceTime time;
  private final StagingMeter meter;

  Staging(Device device, AuthorisedUpdate update, DeviceTime time, StagingProgress progress) {
    this.device = device;
    this.verified = update.verified();
    this.manifest = verified.manifest();
    this.statements = KeptStatements.of(update);
    this.time = time;
    this.meter = StagingMeter.of(manifest, progress);
  }

  StagedUpdate stage() throws PackageRefusedException, NotNowException, IOException {
    BootState boot = device.bootSwitch().state();
    new RunningProof(device, time).takeOver(boot);
    requireNothingOnTrial(boot);
    JudgedStatements judged = requireStillValid();
    requirePayloads();
    for (PackageFile file : manifest.files()) {
      verified.layout().verifyFile(file);
    }
    requireWayBack(boot.running());
    String slot = device.layout().other(boot.running());
    for (Payload payload : manifest.payloads()) {
      device.storage().requireUnused(DeviceFiles.image(slot, payload.slot()));
    }
    begin(slot, judged);
    try {
      write(slot);
    } catch (PackageRefusedException e) {
      device.giveUp(slot, Device.code(e), time);
      throw e;
    } catch (NotNowException e) {
      device.giveUp(slot, "a tool was in use", time);
      throw e;
    } catch (StagingMeter.Cancelled e) {
      device.giveUp(slot, "staging was cancelled", time);
      throw new NotNowException("staging was cancelled; the package may be offered again");
    }
    return finish(slot);
  }

  private void requireNothingOnTrial(BootState boot) throws NotNowException {
    Optional<Pending> pending = device.memory().state().pending();
    boolean begun =
        pending.isPresent()
            && pending.get().step() != PendingStep.STAGING
            && pending.get().step() != PendingStep.STAGED;
    // The slot that would be written is the one that runs next, or the one to fall back to.
    if (begun || boot.trial() != Trial.NONE || !boot.running().equals(boot.good())) {
      throw new NotNowException(
          "another update is on trial or awaits its restart; confirm it or let it fall back");
    }
  }

  private JudgedStatements requireStillValid() throws PackageRefusedException, IOException {
    DeviceMemory memory = device.memory();
    if (!verified.device().equals(memory.factory().identity())) {
      throw new IllegalArgumentException("the update was verified for another device");
    }
    // By digest: a root of the same version that is not this device's proves nothing here.
    if (!verified.root().sha256().equals(memory.state().rootSha256())) {
      throw new IllegalArgumentException(
          "the update was verified under another root "
              + verified.rootVersion()
              + " than the one in force; verify it again");
    }
    // The verifier was given counters and time by its caller; these are the device's own.
    return new SecondJudgement(device, time).of(manifest, statements);
  }

  /** Every index is proven before anything is written, and let go: one at a time is held. */
  private void requirePayloads() throws PackageRefusedException, IOException {
    for (Payload payload : manifest.payloads()) {
      requireRoom(payload);
    }
    for (Payload payload : manifest.payloads()) {
      PayloadReader unused = open(payload);
    }
  }

  private void requireWayBack(String running) throws PackageRefusedException, IOException {
    HandedPayloads handed = device.handed();
    handed.requireWayBack(
        manifest,
        handed.needsPrevious(manifest) ? device.provenRelease(running) : Optional.empty());
  }

  private PayloadReader open(Payload payload) throws PackageRefusedException, IOException {
    return verified.layout().payload(payload, device.decoder());
  }

  private void requireRoom(Payload payload) throws PackageRefusedException {
    device.handed().requireTaken(payload);
    long capacity =
        device
            .layout()
            .capacity(payload.slot())
            .orElseThrow(
                () ->
                    new PackageRefusedException(
                        Reason.SLOT_UNKNOWN,
                        "DEV-8",
                        payload.id(),
                        "slot " + payload.slot(),
                        device.layout().names()));
    if (payload.plainSize() > capacity) {
      throw new PackageRefusedException(
          Reason.LIMIT_EXCEEDED,
          "DEV-9",
          payload.id(),
          payload.plainSize() + " bytes",
          "at most " + capacity);
    }
  }

  private void begin(String slot, JudgedStatements judged) throws IOException {
    Pending pending =
        new Pending(
            verified.packageId(),
            slot,
            verified.rootVersion(),
            PendingStep.STAGING,
            0,
            statements.digest());
    SlotRecord record =
        new SlotRecord(Optional.of(verified.packageId()), manifest.counter(), SlotState.STAGING);
    device
        .memory()
        .remember(
            now ->
                now.withNextInstallSeq()
                    .withSlot(slot, record)
                    .withPending(pending)
                    .withSpent(verified.packageId(), judged.grants(), judged.permit()));
    // Told before the first byte: a loader that chooses by itself must not start half a slot.
    device.bootSwitch().markUnbootable(slot);
    device.kept(slot).drop();
    dropForeignImages(slot);
    device.handed().clear(slot);
  }

  /** An image that an earlier release left must not run together with this one (A48). */
  private void dropForeignImages(String slot) throws IOException {
    List<String> ours = manifest.payloads().stream().map(Payload::slot).toList();
    for (String image : device.storage().list(DeviceFiles.slotFolder(slot))) {
      if (!ours.contains(image)) {
        device.storage().delete(DeviceFiles.image(slot, image));
      }
    }
  }

  private void write(String slot) throws PackageRefusedException, NotNowException, IOException {
    List<Payload> payloads = manifest.payloads();
    long before = 0;
    for (int i = 0; i < payloads.size(); i++) {
      long start = before;
      SlotWriter.write(
          device.storage(),
          DeviceFiles.image(slot, payloads.get(i).slot()),
          DeviceFiles.index(slot, i),
          open(payloads.get(i)),
          written -> meter.at(Phase.WRITING, start + written));
      before += payloads.get(i).plainSize();
    }
    device.storage().syncFolder(DeviceFiles.slotFolder(slot));
    device.kept(slot).keep(verified, statements);
    device.kept(slot).requireBytes(manifest, meter);
    device.handed().beforeSwitch(manifest, slot);
  }

  private StagedUpdate finish(String slot) throws IOException {
    device.log(AuditEvent.STAGED, verified.packageId(), "counter " + manifest.counter(), time);
    device
        .memory()
        .remember(now -> now.withPending(now.pending().orElseThrow().at(PendingStep.STAGED)));
    return new StagedUpdate(manifest, slot);
  }
}
