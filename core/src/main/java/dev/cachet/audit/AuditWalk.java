package dev.cachet.audit;

import dev.cachet.digest.Sha256;
import dev.cachet.json.StrictJsonException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks a log from its first line as far as the chain holds, and finds where memory's last line
 * stands in it.
 */
final class AuditWalk {
  private static final Logger LOG = LoggerFactory.getLogger(AuditWalk.class);
  private static final int STEP = 8192;

  private final AuditHead known;
  private @Nullable AuditLine first;
  private final Predicate<AuditLine> sought;
  private @Nullable AuditLine last;
  private long end;
  private long linesAfterKnown;
  private boolean reachedKnown;
  private boolean truncationAfterKnown;
  private boolean absent;
  private boolean told;
  private boolean readable = true;

  private AuditWalk(AuditHead known, Predicate<AuditLine> sought) {
    this.known = known;
    this.sought = sought;
    this.reachedKnown = known.seq() == 0;
  }

  static AuditWalk of(Storage storage, String path, AuditHead known) {
    return of(storage, List.of(path), known);
  }

  /** Through several files, each of which goes on where the one before ends. */
  static AuditWalk of(Storage storage, List<String> paths, AuditHead known) {
    return through(storage, paths, new AuditWalk(known, line -> false));
  }

  /** Whether any of the files has a line of an event, as far as the chain holds. */
  static boolean tells(Storage storage, List<String> paths, AuditEvent event, Sha256 subject) {
    Predicate<AuditLine> sought = line -> line.is(event) && line.subject().equals(subject);
    return through(storage, paths, new AuditWalk(AuditHead.EMPTY, sought)).told;
  }

  /** Through several files, with each line that follows also given to somebody else. */
  static AuditWalk of(
      Storage storage, List<String> paths, AuditHead known, Consumer<AuditLine> reader) {
    Predicate<AuditLine> sought =
        line -> {
          reader.accept(line);
          return false;
        };
    return through(storage, paths, new AuditWalk(known, sought));
  }

  private static AuditWalk through(Storage storage, List<String> paths, AuditWalk walk) {
    for (String path : paths) {
      walk.walk(storage, path);
      if (walk.end == 0 && paths.size() > 1) {
        // What does not follow must not be written over: it is put aside.
        walk.readable = false;
      }
    }
    return walk;
  }

  private void walk(Storage storage, String path) {
    end = 0;
    try (StorageFile file = storage.openToRead(path)) {
      walk(file);
    } catch (NoSuchFileException e) {
      absent = true;
    } catch (IOException e) {
      // One bad sector must not end all updates: what was read up to it counts.
      LOG.warn("the audit log cannot be read to its end", e);
      readable = false;
    }
  }

  /** Whether the log goes on after a sealed part that ends behind what memory knows. */
  boolean lacksSealedPart() {
    return first != null && first.is(AuditEvent.LOG_CONTINUED) && first.seq() > known.seq() + 1;
  }

  /** Whether the last line is the one that memory knows. */
  boolean endsWithKnown() {
    return reachedKnown && linesAfterKnown == 0 && last != null;
  }

  @Nullable AuditLine first() {
    return first;
  }

  /** Whether there is no file. */
  boolean absent() {
    return absent;
  }

  /** Whether every byte of it could be read. */
  boolean readable() {
    return readable;
  }

  /** Whether everything that memory knows of is there. */
  boolean reachedKnown() {
    return reachedKnown;
  }

  long linesAfterKnown() {
    return linesAfterKnown;
  }

  boolean truncationAfterKnown() {
    return truncationAfterKnown;
  }

  /** Where the last line of the unbroken chain ends; what follows was never finished. */
  long end() {
    return end;
  }

  @Nullable AuditLine last() {
    return last;
  }

  long lastSeq() {
    return last == null ? 0 : last.seq();
  }

  AuditHead head(AuditCondition condition) {
    return last == null
        ? new AuditHead(known.seq(), known.digest(), condition)
        : last.head(condition);
  }

  private void walk(StorageFile file) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer step = ByteBuffer.allocate(STEP);
    for (long offset = 0; ; offset += step.limit()) {
      step.clear();
      if (file.read(offset, step) == 0) {
        return;
      }
      step.flip();
      while (step.hasRemaining()) {
        byte next = step.get();
        if (next != '\n') {
          line.write(next);
        } else if (!take(line.toByteArray())) {
          return;
        } else {
          line.reset();
        }
        if (line.size() > AuditLine.MAX_BYTES) {
          return;
        }
      }
    }
  }

  private boolean take(byte[] text) {
    AuditLine line;
    try {
      line = AuditLine.read(text);
    } catch (StrictJsonException e) {
      return false;
    }
    if (!follows(line)) {
      return false;
    }
    place(line);
    first = first == null ? line : first;
    told |= sought.test(line);
    last = line;
    end += text.length + 1;
    return true;
  }

  private boolean follows(AuditLine line) {
    AuditLine before = last;
    if (before == null) {
      return line.begins();
    }
    return line.seq() == before.seq() + 1 && line.previous().equals(before.digest());
  }

  private void place(AuditLine line) {
    boolean chained = line.seq() == known.seq() + 1 && line.previous().equals(known.digest());
    if (reachedKnown || chained) {
      reachedKnown = true;
      linesAfterKnown++;
      truncationAfterKnown |= line.is(AuditEvent.AUDIT_TRUNCATED);
    } else if (line.seq() == known.seq()) {
      reachedKnown = known.digest().equals(line.digest());
    }
  }
}
