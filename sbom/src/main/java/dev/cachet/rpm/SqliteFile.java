package dev.cachet.rpm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Reads one table of a SQLite database: the B-tree of its rows and the pages that long rows run
 * over into. Each page is read at most once and cells of a page may not lie in each other, so a
 * hostile file costs no more than its own length, however its pages point.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html">Database File Format</a>
 */
final class SqliteFile {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 100;
  private static final int PAGE_SIZE = 16;
  private static final int RESERVED = 20;
  private static final int ENCODING = 56;
  private static final int INTERIOR = 5;
  private static final int LEAF = 13;

  /** With two rows a page at least, more than the largest file of the format needs. */
  private static final int MAX_DEPTH = 32;

  private final Bytes file;
  private final int pageSize;
  private final int usable;
  private final BitSet seen = new BitSet();

  /** Sees the rows of a table. */
  private interface Rows {
    void take(long row, SqliteRecord record) throws DamagedDatabaseException;
  }

  private SqliteFile(byte[] content) throws DamagedDatabaseException {
    file = new Bytes(content);
    int size = file.unsigned16(PAGE_SIZE);
    pageSize = size == 1 ? 1 << 16 : size;
    usable = pageSize - file.unsigned8(RESERVED);
    if (pageSize < 512 || Integer.bitCount(pageSize) != 1 || usable < 480) {
      throw new DamagedDatabaseException("pages of " + pageSize + " bytes");
    }
    // 0 stands in a database in which nothing was ever written.
    if (file.unsigned32(ENCODING) > 1) {
      throw new DamagedDatabaseException("its texts are not UTF-8");
    }
  }

  static boolean isOne(byte[] content) {
    return content.length >= HEADER && Arrays.equals(content, 0, 16, MAGIC, 0, 16);
  }

  /** Shows the second column of each row of a table. */
  static void blobs(byte[] content, String table, BlobSink sink) throws DamagedDatabaseException {
    SqliteFile file = new SqliteFile(content);
    long[] root = {0};
    file.walk(
        1,
        0,
        (row, entry) -> {
          if (entry.text(0).equals("table") && entry.text(1).equals(table)) {
            root[0] = entry.number(3);
          }
        });
    if (root[0] == 0) {
      throw new DamagedDatabaseException("it has no table " + table);
    }
    file.walk(root[0], 0, (row, record) -> sink.take(row, record.blob(1)));
  }

  private void walk(long page, int depth, Rows rows) throws DamagedDatabaseException {
    if (depth > MAX_DEPTH) {
      throw new DamagedDatabaseException("its tree is deeper than " + MAX_DEPTH);
    }
    long start = enter(page);
    int head = page == 1 ? HEADER : 0;
    int type = file.unsigned8(start + head);
    if (type != INTERIOR && type != LEAF) {
      throw new DamagedDatabaseException("page " + page + " is of kind " + type);
    }
    int cells = file.unsigned16(start + head + 3);
    int pointers = head + (type == INTERIOR ? 12 : 8);
    int left = usable - pointers - 2 * cells;
    for (int i = 0; i < cells; i++) {
      int cell = file.unsigned16(start + pointers + 2L * i);
      if (cell < pointers + 2 * cells || cell >= usable) {
        throw new DamagedDatabaseException("page " + page + " points out of itself");
      }
      if (type == INTERIOR) {
        walk(file.unsigned32(start + cell), depth + 1, rows);
      } else {
        left -= leaf(start, cell, rows);
        if (left < 0) {
          throw new DamagedDatabaseException("rows of page " + page + " lie in each other");
        }
      }
    }
    if (type == INTERIOR) {
      walk(file.unsigned32(start + head + 8), depth + 1, rows);
    }
  }

  /** Returns how many bytes of the page the row takes. */
  private int leaf(long start, int cell, Rows rows) throws DamagedDatabaseException {
    SqliteNumber length = SqliteNumber.at(file, start + cell);
    SqliteNumber row = SqliteNumber.at(file, length.end());
    if (length.value() < 0 || length.value() > file.size()) {
      throw new DamagedDatabaseException("a row of " + length.value() + " bytes");
    }
    int local = local(length.value());
    long end = row.end() - start + local + (local < length.value() ? 4 : 0);
    if (end > usable) {
      throw new DamagedDatabaseException("a row leads out of its page");
    }
    byte[] payload = new byte[(int) length.value()];
    file.copy(row.end(), payload, 0, local);
    if (local < payload.length) {
      runOver(file.unsigned32(row.end() + local), payload, local);
    }
    rows.take(row.value(), new SqliteRecord(payload));
    return (int) end - cell;
  }

  /** How much of a row lies in the page of the tree itself. */
  private int local(long length) {
    int most = usable - 35;
    if (length <= most) {
      return (int) length;
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int wanted = least + (int) ((length - least) % (usable - 4));
    return wanted <= most ? wanted : least;
  }

  private void runOver(long first, byte[] payload, int from) throws DamagedDatabaseException {
    long page = first;
    int at = from;
    while (at < payload.length) {
      long start = enter(page);
      int now = Math.min(usable - 4, payload.length - at);
      file.copy(start + 4, payload, at, now);
      at += now;
      page = file.unsigned32(start);
    }
  }

  /** Where a page begins; a page is part of one thing only. */
  private long enter(long page) throws DamagedDatabaseException {
    if (page < 1 || page > file.size() / pageSize) {
      throw new DamagedDatabaseException("there is no page " + page);
    }
    if (seen.get((int) page)) {
      throw new DamagedDatabaseException("page " + page + " is used twice");
    }
    seen.set((int) page);
    return (page - 1) * pageSize;
  }
}
