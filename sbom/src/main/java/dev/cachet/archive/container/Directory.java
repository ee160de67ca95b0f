package dev.cachet.archive.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Goes through a central directory header by header; nothing of it is kept. */
public final class Directory {
  static final long SIGNATURE = 0x02014b50L;
  private static final int LENGTH = 46;
  private static final int ZIP64 = 1;
  private static final long IN_ZIP64 = 0xffffffffL;

  private final ArchiveBytes bytes;
  private final EndRecord where;
  private long at;
  private int count;

  /** Starts before the first entry. */
  public Directory(ArchiveBytes bytes, EndRecord where) {
    this.bytes = bytes;
    this.where = where;
    this.at = where.directory();
  }

  /**
   * The next entry, or null after the last one.
   *
   * @return the entry
   * @throws IOException if the medium failed
   */
  public @Nullable Entry next() throws IOException {
    if (at >= where.end()) {
      return null;
    }
    if (at + LENGTH > where.end() || bytes.u4(at) != SIGNATURE) {
      throw new BrokenArchiveException("has a damaged central directory at byte " + at);
    }
    int nameLength = bytes.u2(at + 28);
    int extraLength = bytes.u2(at + 30);
    long next = at + LENGTH + nameLength + extraLength + bytes.u2(at + 32);
    if (next > where.end()) {
      throw new BrokenArchiveException("has a damaged central directory at byte " + at);
    }
    Entry entry = entry(nameLength, extraLength);
    at = next;
    return entry;
  }

  private Entry entry(int nameLength, int extraLength) throws IOException {
    long extra = at + LENGTH + nameLength;
    long stored = bytes.u4(at + 20);
    long size = bytes.u4(at + 24);
    long header = bytes.u4(at + 42);
    if (stored == IN_ZIP64 || size == IN_ZIP64 || header == IN_ZIP64) {
      long field = zip64(extra, extra + extraLength);
      if (field >= 0) {
        size = size == IN_ZIP64 ? bytes.u8(field) : size;
        field += bytes.u4(at + 24) == IN_ZIP64 ? 8 : 0;
        stored = stored == IN_ZIP64 ? bytes.u8(field) : stored;
        field += bytes.u4(at + 20) == IN_ZIP64 ? 8 : 0;
        header = header == IN_ZIP64 ? bytes.u8(field) : header;
      }
    }
    long shifted = header > bytes.size() ? Long.MAX_VALUE : header + where.shift();
    return new Entry(
        count++,
        new String(bytes.copy(at + LENGTH, nameLength), StandardCharsets.UTF_8),
        bytes.checksum(at + LENGTH, nameLength),
        bytes.u2(at + 8),
        bytes.u2(at + 10),
        bytes.u4(at + 16),
        stored,
        size,
        shifted);
  }

  private long zip64(long extra, long end) throws IOException {
    long field = extra;
    while (field + 4 <= end) {
      if (bytes.u2(field) == ZIP64) {
        return field + 4;
      }
      field += 4 + bytes.u2(field + 2);
    }
    return -1;
  }
}
