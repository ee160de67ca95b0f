package dev.cachet.installation;

import dev.cachet.audit.AuditCondition;
import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditHead;
import dev.cachet.boot.BootState;
import dev.cachet.boot.Trial;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.memory.record.SlotState;
import java.io.IOException;
import java.util.Optional;

/**
 * What the release that runs for good, and the receipts, prove of an older memory that somebody put
 * back: its floor counts again, and that is stated. Nothing is taken from a trial (A27).
 */
final class RunningProof {
  private final Device device;
  private final DeviceTime time;

  RunningProof(Device device, DeviceTime time) {
    this.device = device;
    this.time = time;
  }

  void takeOver(BootState boot) throws IOException {
    MemoryState now = device.memory().state();
    long ended = new ReceiptBook(device, time).highest();
    Optional<Manifest> running = unknownRelease(boot, now);
    if (ended <= now.installSeq() && running.isEmpty()) {
      return;
    }
    device.memory().remember(state -> raised(state, boot.running(), running, ended));
    String detail =
        running.map(release -> "runs counter " + release.counter()).orElse("receipts only");
    Sha256 subject = running.map(Manifest::identity).orElse(AuditHead.EMPTY.digest());
    device.logIfPossible(AuditEvent.MEMORY_BEHIND, subject, detail, time);
  }

  private static MemoryState raised(
      MemoryState state, String slot, Optional<Manifest> running, long ended) {
    AuditHead head = state.audit();
    AuditCondition condition =
        head.condition() == AuditCondition.TRUNCATED
            ? AuditCondition.TRUNCATED
            : AuditCondition.AHEAD_OF_MEMORY;
    MemoryState next =
        state
            .withInstallSeqAtLeast(ended)
            // What an older memory does not know of is as good as lost: used ids and nonces.
            .withSequenceLost()
            .withAudit(new AuditHead(head.seq(), head.digest(), condition));
    if (running.isEmpty()) {
      return next;
    }
    Manifest release = running.get();
    return next.withFloorAtLeast(release.floor())
        .withSlot(
            slot,
            new SlotRecord(
                Optional.of(release.identity()), release.counter(), SlotState.CONFIRMED));
  }

  /** Read at every start; verified only if memory does not know it. */
  private Optional<Manifest> unknownRelease(BootState boot, MemoryState now) throws IOException {
    String slot = boot.running();
    if (boot.trial() != Trial.NONE
        || !slot.equals(boot.good())
        || now.pending().filter(update -> update.slot().equals(slot)).isPresent()) {
      return Optional.empty();
    }
    Optional<Sha256> kept = device.kept(slot).identity();
    return kept.isEmpty() || kept.equals(now.slot(slot).manifest())
        ? Optional.empty()
        : proven(slot, kept.get());
  }

  /** Memory does not say which root accepted it, so each that the device accepted is asked. */
  private Optional<Manifest> proven(String slot, Sha256 identity) throws IOException {
    Optional<Manifest> found = Optional.empty();
    for (long root = device.memory().state().rootVersion(); found.isEmpty() && root >= 1; root--) {
      found = device.proven(slot, identity, root);
    }
    return found;
  }
}
