package dev.cachet.installation;

import dev.cachet.audit.AuditEvent;
import dev.cachet.boot.BootState;
import dev.cachet.boot.Trial;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.health.Health;
import dev.cachet.installation.health.HealthCheck;
import dev.cachet.installation.health.HealthProbe;
import dev.cachet.manifest.Manifest;
import dev.cachet.memory.record.Pending;
import dev.cachet.memory.record.PendingStep;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.memory.record.SlotState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a trial stay, in this order: health into memory, the loader, floor and counters, the
 * receipt. The floor rises only after the loader starts the new release for good: raised before, it
 * would leave a device that may run neither (A27).
 */
final class Confirmation {
  private final Device device;
  private final Manifest manifest;
  private final String slot;
  private final DeviceTime time;

  Confirmation(Device device, Manifest manifest, String slot, DeviceTime time) {
    this.device = device;
    this.manifest = manifest;
    this.slot = slot;
    this.time = time;
  }

  Receipt confirm(HealthProbe probe) throws PackageRefusedException, IOException {
    requirePending();
    requireLoader();
    Health health = HealthCheck.ask(probe);
    if (health != Health.HEALTHY) {
      device.logIfPossible(AuditEvent.UNHEALTHY, manifest.identity(), health.name(), time);
      throw new PackageRefusedException(
          Reason.UNHEALTHY, "DEV-15", "slot " + slot, health.name(), "HEALTHY");
    }
    device
        .memory()
        .remember(now -> now.withPending(now.pending().orElseThrow().at(PendingStep.HEALTHY)));
    return complete();
  }

  private void requirePending() {
    Pending pending = device.memory().state().pending().orElse(null);
    if (pending == null
        || !pending.manifest().equals(manifest.identity())
        || !pending.slot().equals(slot)
        || pending.step() == PendingStep.CONFIRMED
        || pending.step() == PendingStep.FELL_BACK
        || pending.step() == PendingStep.UNPROVEN) {
      throw new IllegalStateException("this update is not the one that is on trial");
    }
  }

  private void requireLoader() throws PackageRefusedException, IOException {
    BootState boot = device.bootSwitch().state();
    boolean tried = boot.trial() == Trial.TRIED && slot.equals(boot.trialSlot().orElse(""));
    if (!boot.running().equals(slot) || !(tried || boot.good().equals(slot))) {
      throw new PackageRefusedException(
          Reason.NOT_CONFIRMED_BY_LOADER, "DEV-14", "boot loader", boot.toString(), "runs " + slot);
    }
  }

  /** From here on every step may be repeated, by this process or after a restart. */
  Receipt complete() throws PackageRefusedException, IOException {
    Instant present = notAfterItsRoot();
    device.bootSwitch().markGood(slot);
    String other = device.layout().other(slot);
    SlotRecord previous = device.memory().state().slot(other);
    boolean barred = previous.counter() < manifest.floor();
    if (barred) {
      device.bootSwitch().markUnbootable(other);
    }
    device.handed().keep(manifest);
    device
        .memory()
        .remember(
            now ->
                now.withFloorAtLeast(manifest.floor())
                    .withClockFloorAtLeast(present)
                    .withSlot(slot, now.slot(slot).in(SlotState.CONFIRMED))
                    .withSlot(other, barred ? previous.in(SlotState.BAD) : previous)
                    .withPending(now.pending().orElseThrow().at(PendingStep.CONFIRMED)));
    return finish(device, slot, Optional.of(manifest), time);
  }

  /** A release that was made with a wrong clock must not move the device into the far future. */
  private Instant notAfterItsRoot() throws PackageRefusedException, IOException {
    Pending pending = device.memory().state().pending().orElseThrow();
    Instant expires = device.memory().rootOf(pending.rootVersion()).document().expires();
    return manifest.created().isAfter(expires) ? expires : manifest.created();
  }

  /** The update stays already; what is missing is log and receipt. */
  static Receipt finish(Device device, String slot, Optional<Manifest> manifest, DeviceTime time)
      throws IOException {
    Sha256 subject = device.memory().state().pending().orElseThrow().manifest();
    device.logIfPossible(AuditEvent.CONFIRMED, subject, "slot " + slot, time);
    return new ReceiptBook(device, time).write(InstallOutcome.CONFIRMED, slot, manifest);
  }
}
