package dev.cachet.installation;

import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditLog;
import dev.cachet.boot.BootSwitch;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.handler.HandedPayloads;
import dev.cachet.installation.kept.KeptRelease;
import dev.cachet.installation.slot.SlotLayout;
import dev.cachet.jose.token.DeviceKey;
import dev.cachet.manifest.Manifest;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.RefusedOffers;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.util.Optional;

/** The parts of the device that an installation works on, and what all steps do with them. */
record Device(
    Storage storage,
    DeviceMemory memory,
    BootSwitch bootSwitch,
    SlotLayout layout,
    DeviceKey key,
    AuditLog audit,
    ChunkDecoder decoder,
    RefusedOffers refused,
    HandedPayloads handed) {
  KeptRelease kept(String slot) {
    return new KeptRelease(storage, slot);
  }

  /** The release of a boot slot that runs for good, verified again; nothing if none is proven. */
  Optional<Manifest> provenRelease(String slot) throws IOException {
    Sha256 identity = memory.state().slot(slot).manifest().orElse(null);
    Optional<Manifest> found = Optional.empty();
    for (long root = memory.state().rootVersion();
        identity != null && found.isEmpty() && root >= 1;
        root--) {
      found = proven(slot, identity, root);
    }
    return found;
  }

  /** As accepted under one of the roots that the device had. */
  Optional<Manifest> proven(String slot, Sha256 identity, long rootVersion) throws IOException {
    try {
      TrustedRoot root = memory.rootOf(rootVersion);
      return kept(slot).proven(identity, root, memory.factory().identity());
    } catch (PackageRefusedException e) {
      return Optional.empty();
    }
  }

  /** A refusal in the log: its code and clause, and nothing that a package or a person wrote. */
  static String code(PackageRefusedException refused) {
    return refused.refusal().reason() + " (" + refused.refusal().clause() + ")";
  }

  /** Before the switch a log that cannot be written ends the step. */
  void log(AuditEvent event, Sha256 subject, String detail, DeviceTime time) throws IOException {
    String numbered = "install " + memory.state().installSeq() + ", " + detail;
    audit.append(event, time.effective(), subject, numbered);
  }

  /** After the switch a log that cannot be written must not keep a healthy release from staying. */
  void logIfPossible(AuditEvent event, Sha256 subject, String detail, DeviceTime time) {
    try {
      log(event, subject, detail, time);
    } catch (IOException | RuntimeException e) {
      // Also what an integrator's storage throws unforeseen: else every start fails here again.
      // The receipt names the last line that was written, so the gap shows.
      return;
    }
  }

  /** Nothing of the pending update will run; its slot counts as empty. */
  void giveUp(String slot, String why, DeviceTime time) throws IOException {
    Sha256 subject = memory.state().pending().orElseThrow().manifest();
    memory.remember(now -> now.withSlot(slot, SlotRecord.EMPTY).withoutPending());
    logIfPossible(AuditEvent.DISCARDED, subject, why, time);
    new Pruning(this, time).runIfPossible();
  }
}
