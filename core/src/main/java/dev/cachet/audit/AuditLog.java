package dev.cachet.audit;

import dev.cachet.digest.Sha256;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import dev.cachet.storage.StorageInUseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a device: one JSON object a line, each with the digest of the line before. A line is
 * durable before its number and digest go into memory.
 *
 * <p>At start the log and memory are compared. One line more than memory knows of is what a power
 * cut leaves, and an unfinished line too; both are mended silently. Fewer lines, or changed ones,
 * are put aside and stated: in the log, and in the next receipt.
 *
 * <p>Several logs over one and the same anchor may write in turn, not at the same time.
 */
public final class AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final String FOLDER = AuditSegments.FOLDER;
  private static final String FILE = AuditSegments.LOG;

  private final Storage storage;
  private final AuditSegments segments;
  private final AuditAnchor anchor;
  private long end;
  private @Nullable AuditLine last;
  private boolean agreed;

  private AuditLog(Storage storage, AuditAnchor anchor) {
    this.storage = storage;
    this.segments = new AuditSegments(storage);
    this.anchor = anchor;
  }

  /**
   * Opens the log and brings it and memory into agreement. A log that can neither be read nor put
   * aside is left as it is, and {@link #append} fails: a trial has to be confirmed all the same.
   *
   * @param storage where {@code audit/log.jsonl} lies
   * @param anchor memory, which knows the last line
   * @return the log, ready to be written
   * @throws StorageInUseException if another program writes to the device
   */
  public static AuditLog open(Storage storage, AuditAnchor anchor) throws StorageInUseException {
    AuditLog log = new AuditLog(storage, anchor);
    try {
      log.agree();
    } catch (StorageInUseException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Also what an integrator's storage throws unforeseen; each line tries again.
      LOG.warn("the audit log cannot be opened", e);
    }
    return log;
  }

  private void agree() throws IOException {
    agreed = false;
    AuditHead known = anchor.auditHead();
    AuditWalk walk = AuditWalk.of(storage, FILE, known);
    if (!walk.reachedKnown() && walk.lacksSealedPart()) {
      // Memory is an old one: what it knows lies in a part that was sealed since.
      walk = AuditWalk.of(storage, segments.from(known.seq()), known);
    }
    if (walk.readable() && walk.reachedKnown()) {
      goOn(walk);
    } else if (walk.readable() && walk.last() == null && segments.sealedBehind(known)) {
      settleNames();
      begin(known);
    } else {
      putAside(walk);
    }
    agreed = true;
  }

  private void goOn(AuditWalk walk) throws IOException {
    end = walk.end();
    last = walk.last();
    if (walk.linesAfterKnown() == 0) {
      return;
    }
    AuditCondition condition = anchor.auditHead().condition();
    if (walk.truncationAfterKnown()) {
      condition = AuditCondition.TRUNCATED;
    } else if (walk.linesAfterKnown() > 1 && condition != AuditCondition.TRUNCATED) {
      condition = AuditCondition.AHEAD_OF_MEMORY;
    }
    // The lines were read, but a cut may have come before their fsync.
    try (StorageFile file = storage.openToWrite(FILE)) {
      file.sync();
    }
    storage.syncFolder(FOLDER);
    anchor.advance(walk.head(condition));
  }

  /** The first line after a sealed part; what is in the file was never finished. */
  private void begin(AuditHead known) throws IOException {
    end = 0;
    append(
        AuditLine.after(
            known,
            AuditEvent.LOG_CONTINUED,
            Optional.empty(),
            AuditHead.EMPTY.digest(),
            "after line " + known.seq()),
        known.condition());
  }

  /** Keeps what a start has to read from growing with the age of the device. */
  private void sealIfLong() throws IOException {
    if (end >= AuditSegments.BYTES) {
      AuditHead head = anchor.auditHead();
      agreed = false;
      segments.seal(head.seq());
      begin(head);
      agreed = true;
    }
  }

  private void putAside(AuditWalk walk) throws IOException {
    AuditHead known = anchor.auditHead();
    if (!walk.absent()) {
      // A reader finds there whatever can still be read.
      storage.rename(FILE, freeName(FOLDER + "/before-" + (known.seq() + 1)));
    }
    settleNames();
    end = 0;
    append(
        AuditLine.after(
            known,
            AuditEvent.AUDIT_TRUNCATED,
            Optional.empty(),
            AuditHead.EMPTY.digest(),
            (walk.readable() ? "" : "the log cannot be read; ")
                + "the chain holds up to line "
                + walk.lastSeq()
                + ", memory knows "
                + known.seq()),
        AuditCondition.TRUNCATED);
  }

  /**
   * A process may have died after it gave the log another name: were a new log made under the old
   * name before that is durable, a power cut could leave the new one alone.
   */
  private void settleNames() throws IOException {
    if (!storage.list(FOLDER).isEmpty()) {
      storage.syncFolder(FOLDER);
    }
  }

  /** A cut may have come after an earlier rename: what was put aside then is not replaced. */
  private String freeName(String name) throws IOException {
    String free = name + ".jsonl";
    for (int i = 2; storage.exists(free); i++) {
      free = name + "-" + i + ".jsonl";
    }
    return free;
  }

  /**
   * Adds a line, unless the last one tells the same: a step that is repeated after a power cut is
   * told once. The line is durable, and memory knows of it, when this returns.
   *
   * @param event what happened
   * @param at when, if the device knows
   * @param subject identity of the package that it is about
   * @param detail a few words; everything but printable ASCII is escaped, 200 characters are kept
   * @throws IOException if the medium fails; the line then is there or not
   */
  public void append(AuditEvent event, Optional<Instant> at, Sha256 subject, String detail)
      throws IOException {
    if (!agreed || !endsWith(anchor.auditHead())) {
      // Another log of this device wrote since; at the end known here its lines would be lost.
      agree();
    }
    if (last != null && AuditLine.after(head(), event, at, subject, detail).repeats(last)) {
      return;
    }
    sealIfLong();
    append(AuditLine.after(head(), event, at, subject, detail), head().condition());
  }

  /**
   * Whether a line tells of an event; what was put aside after damage does not count.
   *
   * @param event what happened
   * @param subject what it is about
   * @return whether the log has such a line
   * @throws IOException if the log cannot be read
   */
  public boolean tells(AuditEvent event, Sha256 subject) throws IOException {
    if (!agreed) {
      agree();
    }
    return AuditWalk.tells(storage, segments.from(0), event, subject);
  }

  private boolean endsWith(AuditHead head) {
    AuditHead left = last == null ? AuditHead.EMPTY : last.head(head.condition());
    return left.seq() == head.seq() && left.digest().equals(head.digest());
  }

  private void append(AuditLine line, AuditCondition condition) throws IOException {
    byte[] text = line.bytes();
    ByteBuffer bytes = ByteBuffer.allocate(text.length + 1).put(text).put((byte) '\n').flip();
    try (StorageFile file = storage.openToWrite(FILE)) {
      // What a cut or a failed attempt left behind the last whole line goes first.
      file.truncate(end);
      file.write(end, bytes);
      file.sync();
    }
    if (end == 0) {
      storage.syncFolder(FOLDER);
    }
    anchor.advance(line.head(condition));
    end += text.length + 1;
    last = line;
  }

  /**
   * Where the log ends, and what the next receipt has to state about it.
   *
   * @return the head that memory knows
   */
  public AuditHead head() {
    return anchor.auditHead();
  }
}
