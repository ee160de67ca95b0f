package dev.cachet.audit;

import dev.cachet.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The sealed parts of a log: whole files, each named after its last line. The log goes on behind
 * the last of them.
 */
public final class AuditSegments {
  /** From so many bytes on a log is sealed before the next line. */
  static final int BYTES = 65_536;

  static final String FOLDER = "audit";
  static final String LOG = FOLDER + "/log.jsonl";

  private static final Pattern NAME = Pattern.compile("segment-[0-9]{16}\\.jsonl");
  private static final int DIGITS = "segment-".length();

  private final Storage storage;

  /**
   * The parts that lie in a storage.
   *
   * @param storage where {@code audit/} lies
   */
  public AuditSegments(Storage storage) {
    this.storage = storage;
  }

  /**
   * Numbers of the last lines.
   *
   * @return ascending
   * @throws IOException if the medium fails
   */
  public List<Long> lastLines() throws IOException {
    List<Long> lines = new ArrayList<>();
    for (String name : storage.list(FOLDER)) {
      if (NAME.matcher(name).matches()) {
        lines.add(Long.parseLong(name.substring(DIGITS, DIGITS + 16)));
      }
    }
    return List.copyOf(lines);
  }

  /**
   * Where the part lies that ends with a line.
   *
   * @param lastLine number of its last line
   * @return its path
   */
  public static String path(long lastLine) {
    return FOLDER + String.format(Locale.ROOT, "/segment-%016d.jsonl", lastLine);
  }

  /** The files that hold everything from a line on, the log as the last. */
  List<String> from(long line) throws IOException {
    List<String> paths = new ArrayList<>();
    for (long last : lastLines()) {
      if (last >= line) {
        paths.add(path(last));
      }
    }
    paths.add(LOG);
    return paths;
  }

  /** Whether the log was sealed behind memory's last line, and a cut came before the next. */
  boolean sealedBehind(AuditHead known) throws IOException {
    String path = path(known.seq());
    return known.seq() > 0
        && storage.exists(path)
        && AuditWalk.of(storage, path, known).endsWithKnown();
  }

  /** Only the name changes, and the bytes are durable already. */
  void seal(long lastLine) throws IOException {
    storage.rename(LOG, path(lastLine));
    storage.syncFolder(FOLDER);
  }

  /**
   * Deletes the parts up to a line.
   *
   * @param lastLine number of the last line that is not needed any more
   * @throws IOException if the medium fails
   */
  public void deleteUpTo(long lastLine) throws IOException {
    boolean deleted = false;
    for (long last : lastLines()) {
      if (last <= lastLine) {
        storage.delete(path(last));
        deleted = true;
      }
    }
    if (deleted) {
      storage.syncFolder(FOLDER);
    }
  }

  /**
   * What a part goes on from: number and digest of the line before its first.
   *
   * @param lastLine number of the last line of the part, or 0 for the log itself
   * @return the line before, as memory would name it
   * @throws IOException if that cannot be read
   */
  public AuditHead before(long lastLine) throws IOException {
    String path = lastLine == 0 ? LOG : path(lastLine);
    AuditLine first = AuditWalk.of(storage, path, AuditHead.EMPTY).first();
    if (first == null) {
      throw new IOException(path + " has no first line that can be read");
    }
    return new AuditHead(first.seq() - 1, first.previous(), AuditCondition.COMPLETE);
  }
}
