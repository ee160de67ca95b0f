package dev.cachet.installation;

import dev.cachet.audit.AuditLog;
import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.DeviceStateProbe;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.BootSwitch;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.device.DeviceTime;
import dev.cachet.installation.handler.HandedPayloads;
import dev.cachet.installation.handler.PayloadHandlers;
import dev.cachet.installation.health.HealthProbe;
import dev.cachet.installation.kept.StagingProgress;
import dev.cachet.installation.slot.SlotLayout;
import dev.cachet.jose.token.DeviceKey;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.RefusedOffers;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageInUseException;
import dev.cachet.storage.StorageLock;
import java.io.IOException;

/**
 * Installs updates on one device. At every start {@link #resume} comes first: it finishes or takes
 * back what a power cut interrupted, and says what there is to do.
 *
 * <pre>
 * start:   resume → nothing pending:  stage → switchTo → restart
 *                 → staged:           switchTo → restart
 *                 → on trial:         confirm
 * </pre>
 *
 * <p>Exactly one write, that of the boot switch in {@link #switchTo}, commits an update. Every
 * method may be repeated after an {@link IOException}, in a new process and after {@link #resume}.
 * Not to be shared between threads. While another process works on the device, or after it did,
 * every method fails with {@link StorageInUseException} or {@link NotNowException} and changes
 * nothing.
 */
@SuppressWarnings("try") // A lock is held, not used.
public final class Installer {
  private final Device device;

  private Installer(Device device) {
    this.device = device;
  }

  /**
   * An installer for one device, which decodes in pure Java; opens its audit log.
   *
   * @param storage where slots, kept manifests, receipts and the audit log lie
   * @param memory the memory of the device
   * @param bootSwitch the boot loader of the device
   * @param layout the slots of the device
   * @param key signs receipts
   * @return the installer
   * @throws IOException if the medium fails
   */
  public static Installer open(
      Storage storage, DeviceMemory memory, BootSwitch bootSwitch, SlotLayout layout, DeviceKey key)
      throws IOException {
    return open(storage, memory, bootSwitch, layout, key, new ZstdChunkDecoder());
  }

  /**
   * An installer with another decoder for zstd, such as a native one that the integrator loads from
   * a path of his own; opens the audit log of the device.
   *
   * @param storage where slots, kept manifests, receipts and the audit log lie
   * @param memory the memory of the device
   * @param bootSwitch the boot loader of the device
   * @param layout the slots of the device
   * @param key signs receipts
   * @param decoder decodes what was proven to be signed; what it returns is proven before it is
   *     written, but it is trusted not to write outside of its target
   * @return the installer
   * @throws IOException if the medium fails
   */
  public static Installer open(
      Storage storage,
      DeviceMemory memory,
      BootSwitch bootSwitch,
      SlotLayout layout,
      DeviceKey key,
      ChunkDecoder decoder)
      throws IOException {
    return open(storage, memory, bootSwitch, layout, key, decoder, PayloadHandlers.none());
  }

  /**
   * Opens a device that also takes directories, or payloads for other tools.
   *
   * @param storage where memory, slots and log are
   * @param memory what the device remembers, over the same storage
   * @param bootSwitch the boot loader
   * @param layout which slots there are
   * @param key signs receipts
   * @param decoder decodes chunks
   * @param handlers who takes what is no image; the same at each start
   * @return the installer
   * @throws StorageInUseException if another program writes to the device
   * @throws IOException if the medium fails
   */
  public static Installer open(
      Storage storage,
      DeviceMemory memory,
      BootSwitch bootSwitch,
      SlotLayout layout,
      DeviceKey key,
      ChunkDecoder decoder,
      PayloadHandlers handlers)
      throws IOException {
    AuditLog audit;
    try (StorageLock unused = memory.lock()) {
      audit = AuditLog.open(storage, memory);
    }
    return new Installer(
        new Device(
            storage,
            memory,
            bootSwitch,
            layout,
            key,
            audit,
            decoder,
            new RefusedOffers(memory),
            new HandedPayloads(storage, handlers)));
  }

  /**
   * Finds out where the device stands after a start, and finishes what was begun. Stored bytes are
   * verified again; nothing that was concluded before the restart is relied on.
   *
   * @param time what the device knows of the present
   * @return what was found and done
   * @throws PackageRefusedException {@code READBACK_MISMATCH} or a code of signature, manifest or
   *     index if the running trial is not what was signed: it is not confirmed, and the next
   *     restart falls back. If the loader starts it for good by now, there is no way back and no
   *     refusal: the update ends as {@link Situation#UNPROVEN}
   * @throws IOException if the medium fails
   */
  public Resumption resume(DeviceTime time) throws PackageRefusedException, IOException {
    try (StorageLock unused = device.memory().lock()) {
      return new Resuming(device, time).resume();
    }
  }

  /**
   * Writes an update to the slot that does not run. Every chunk is proven before it is written, and
   * read back after all were.
   *
   * @param update the update; its package is still open
   * @param time what the device knows of the present
   * @return the proof that the slot holds what was signed
   * @throws PackageRefusedException {@code PAYLOAD_UNSUPPORTED}, {@code SLOT_UNKNOWN} or {@code
   *     LIMIT_EXCEEDED} if a payload has no place here, a code of root, target, counters, expiry or
   *     authorisation if the update does not hold by what memory and time say now, a code of file
   *     or index: slots and memory are unchanged; or a code of chunk or {@code READBACK_MISMATCH}:
   *     the slot that does not run is empty from now on
   * @throws NotNowException if another update is on trial or awaits its restart, or another program
   *     works on the device
   * @throws IOException if the medium fails; the update will not run
   * @throws IllegalArgumentException if the update was verified for another device, or under a root
   *     that is not or no longer in force
   */
  public StagedUpdate stage(AuthorisedUpdate update, DeviceTime time)
      throws PackageRefusedException, NotNowException, IOException {
    return stage(update, time, (phase, done, total) -> StagingProgress.Answer.GO_ON);
  }

  /**
   * As {@link #stage(AuthorisedUpdate, DeviceTime)}, and says how far it is.
   *
   * @param update the update; its package is still open
   * @param time what the device knows of the present
   * @param progress told after each chunk; may cancel
   * @return the proof that the slot holds what was signed
   * @throws PackageRefusedException as without progress
   * @throws NotNowException as without progress; or it was cancelled: the slot that does not run is
   *     empty from now on, and the package may be offered again
   * @throws IOException if the medium fails; the update will not run
   * @throws IllegalArgumentException as without progress
   */
  public StagedUpdate stage(AuthorisedUpdate update, DeviceTime time, StagingProgress progress)
      throws PackageRefusedException, NotNowException, IOException {
    try (StorageLock unused = device.memory().lock()) {
      return new Staging(device, update, time, progress).stage();
    } catch (PackageRefusedException e) {
      device.refused().add();
      throw e;
    } catch (StorageInUseException e) {
      throw new NotNowException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Tells the loader to try the update at the next restart. The device is asked once more whether
   * it is in use, immediately before that one write.
   *
   * @param staged the update
   * @param probe asked twice
   * @param time what the device knows of the present
   * @throws PackageRefusedException if root, memory or time have moved since and the update no
   *     longer holds: a code of signature, root, target, counters, expiry or authorisation; the
   *     update is given up
   * @throws NotNowException if the device is in use or cannot tell, or another program works on it;
   *     the update stays staged
   * @throws IOException if the medium fails; the loader tries the update or does not
   * @throws IllegalStateException if this is not the update that is staged
   */
  public void switchTo(StagedUpdate staged, DeviceStateProbe probe, DeviceTime time)
      throws PackageRefusedException, NotNowException, IOException {
    try (StorageLock unused = device.memory().lock()) {
      new Switching(device, staged, probe, time).run();
    } catch (StorageInUseException e) {
      throw new NotNowException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Counts an offer that a verifier or an authoriser refused; one that {@link #stage} refuses is
   * counted by it. There is no line in the log for it, so that nobody flushes the log with offers;
   * receipts and checkpoints state the number.
   */
  public void countRefusedOffer() {
    device.refused().add();
  }

  /**
   * Remembers that copies of log and receipts were taken, verified and kept elsewhere. What is
   * given up later is stated as exported or not by this.
   *
   * @param line the last line of the log that was copied, with all before it; 0 for none
   * @param installation number of the last receipt that was copied, with all before it; 0 for none
   * @throws IOException if the medium fails, or another program works on the device
   * @throws IllegalArgumentException if log or receipts do not reach that far
   */
  public void exported(long line, long installation) throws IOException {
    MemoryState now = device.memory().state();
    if (line > now.audit().seq() || installation > now.installSeq()) {
      throw new IllegalArgumentException(
          "the log ends with line "
              + now.audit().seq()
              + ", the receipts with "
              + now.installSeq());
    }
    device
        .memory()
        .remember(state -> state.withEvidence(state.evidence().exported(line, installation)));
  }

  /**
   * Makes the update on trial stay: tells the loader, then raises floor and counters, then signs
   * the receipt.
   *
   * @param trial the update that runs
   * @param health asked once, with a deadline
   * @param time what the device knows of the present
   * @return the receipt, which is also kept
   * @throws PackageRefusedException {@code NOT_CONFIRMED_BY_LOADER} if the loader does not say that
   *     the slot runs, {@code UNHEALTHY} if the device is not healthy or does not say in time:
   *     nothing is confirmed, and the next restart falls back
   * @throws IOException if the medium fails; {@link #resume} completes what was begun
   * @throws IllegalStateException if this is not the update that is on trial
   */
  public Receipt confirm(TrialUpdate trial, HealthProbe health, DeviceTime time)
      throws PackageRefusedException, IOException {
    try (StorageLock unused = device.memory().lock()) {
      return new Confirmation(device, trial.manifest(), trial.slot(), time).confirm(health);
    }
  }
}
