package dev.cachet.rpm;

/**
 * Reads the package database of RPM's own format (ndb): a table of slots, each of which says where
 * a header lies. All numbers have the least significant byte first; offsets count 16 bytes.
 */
final class NdbFile {
  private static final long MAGIC = magic("RpmP");
  private static final long SLOT = magic("Slot");
  private static final long BLOB = magic("BlbS");
  private static final int PAGE = 4096;
  private static final int UNIT = 16;
  private static final int FIRST_SLOT = 32;
  private static final int SLOT_PAGES = 12;

  private NdbFile() {}

  private static long magic(String text) {
    return text.charAt(0)
        | (text.charAt(1) << 8)
        | (text.charAt(2) << 16)
        | ((long) text.charAt(3) << 24);
  }

  static boolean isOne(byte[] content) {
    Bytes file = new Bytes(content);
    try {
      return content.length >= FIRST_SLOT && file.little32(0) == MAGIC && file.little32(4) == 0;
    } catch (DamagedDatabaseException e) {
      return false;
    }
  }

  static void blobs(byte[] content, BlobSink sink) throws DamagedDatabaseException {
    Bytes file = new Bytes(content);
    long end = file.little32(SLOT_PAGES) * PAGE;
    if (end == 0 || end > content.length) {
      throw new DamagedDatabaseException("its table of slots is empty or longer than itself");
    }
    // Headers may not lie in each other, or a small file could hold very many large ones.
    long left = content.length;
    for (long slot = FIRST_SLOT; slot < end; slot += UNIT) {
      if (file.little32(slot) != SLOT) {
        throw new DamagedDatabaseException("no slot at " + slot);
      }
      long row = file.little32(slot + 4);
      long blob = file.little32(slot + 8) * UNIT;
      if (row == 0 || blob == 0) {
        continue;
      }
      long length = file.little32(blob + 12);
      left -= length;
      if (file.little32(blob) != BLOB || file.little32(blob + 4) != row || left < 0) {
        throw new DamagedDatabaseException("no header at " + blob);
      }
      sink.take(row, file.copy(blob + UNIT, length));
    }
  }
}
