package dev.cachet.notice;

import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditHead;
import dev.cachet.audit.AuditHistory;
import dev.cachet.audit.AuditLog;
import dev.cachet.device.DeviceTime;
import dev.cachet.json.StrictJson;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.record.KnownNotice;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageLock;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a device knows of notices: the newest one, and a line in its log for each that it took. A
 * notice changes nothing else; a device whose support ended goes on as before.
 */
public final class NoticeBook {
  private static final Pattern DETAIL =
      Pattern.compile("notice ([1-9][0-9]{0,15}): support ends .*");

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

  /**
   * The newest notice that the log of a device tells of, for a memory that is rebuilt.
   *
   * @param storage where the log lies
   * @param signed the last line of the log that this device signed for
   * @return nothing if the log tells of none, or does not hold up to that line
   * @throws IOException if its folder cannot be listed
   */
  public static Optional<KnownNotice> newestLogged(Storage storage, AuditHead signed)
      throws IOException {
    return AuditHistory.told(storage, signed, AuditEvent.NOTICE).stream()
        .flatMap(line -> known(line).stream())
        .max(Comparator.comparingLong(KnownNotice::serial));
  }

  private static Optional<KnownNotice> known(AuditHistory.Told line) {
    Matcher detail = DETAIL.matcher(line.detail());
    if (!detail.matches()) {
      return Optional.empty();
    }
    long serial = Long.parseLong(detail.group(1));
    // Memory with a number beyond could not be read again.
    return serial > StrictJson.MAX_INTEGER
        ? Optional.empty()
        : Optional.of(new KnownNotice(serial, line.subject()));
  }

  private static String detail(NoticeClaims claims) {
    return "notice " + claims.serial() + ": support ends " + claims.endOfSupport();
  }
}
