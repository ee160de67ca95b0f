package dev.cachet.notice;

import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditLog;
import dev.cachet.device.DeviceTime;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.KnownNotice;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageLock;
import java.io.IOException;
import java.util.Optional;

/**
 * What a device knows of notices: the newest one, and a line in its log for each that it took. A
 * notice changes nothing else; a device whose support ended goes on as before.
 */
public final class NoticeBook {
  private final Storage storage;
  private final DeviceMemory memory;

  /**
   * The book of a device.
   *
   * @param storage where its log lies
   * @param memory what it remembers
   */
  public NoticeBook(Storage storage, DeviceMemory memory) {
    this.storage = storage;
    this.memory = memory;
  }

  /**
   * Takes a notice: remembers and logs it, once.
   *
   * @param envelope the document
   * @param time what the device knows of the present, for the line of the log
   * @return what was done; {@link NoticeOutcome#OLDER} is no refusal
   * @throws PackageRefusedException if the notice is not authentic, or about another device
   * @throws IOException if the medium fails; taken again, the notice is logged if it was not
   */
  @SuppressWarnings("try") // A lock is held, not used.
  public NoticeOutcome take(byte[] envelope, DeviceTime time)
      throws PackageRefusedException, IOException {
    VerifiedNotice notice = new NoticeVerifier(memory.current()).verify(envelope);
    notice.requireAbout(memory.factory().identity());
    try (StorageLock unused = memory.lock()) {
      Optional<KnownNotice> known = memory.state().notice();
      boolean same = known.isPresent() && known.get().sha256().equals(notice.sha256());
      if (!same && known.isPresent() && known.get().serial() >= notice.claims().serial()) {
        return NoticeOutcome.OLDER;
      }
      if (!same) {
        KnownNotice newest = new KnownNotice(notice.claims().serial(), notice.sha256());
        memory.remember(state -> state.withNotice(newest));
      }
      AuditLog log = AuditLog.open(storage, memory);
      // Memory first: a cut before the line is mended when the notice is offered again.
      if (same && log.tells(AuditEvent.NOTICE, notice.sha256())) {
        return NoticeOutcome.KNOWN;
      }
      log.append(AuditEvent.NOTICE, time.effective(), notice.sha256(), detail(notice.claims()));
      return NoticeOutcome.LOGGED;
    }
  }

  private static String detail(NoticeClaims claims) {
    return "notice " + claims.serial() + ": support ends " + claims.endOfSupport();
  }
}
