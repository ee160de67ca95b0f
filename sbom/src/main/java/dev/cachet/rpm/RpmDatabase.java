package dev.cachet.rpm;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a database of RPM, as far as they could be read: SQLite ({@code rpmdb.sqlite}) or
 * RPM's own format ({@code Packages.db}). Nobody vouches for the bytes; none throw.
 *
 * @param headers what was read, in the order of the database
 * @param problems what could not be read, each half a sentence; at most 21
 */
public record RpmDatabase(List<RpmHeader> headers, List<String> problems) {
  /** A full desktop has some thousands. */
  private static final int MAX_HEADERS = 100_000;

  private static final int MAX_PROBLEMS = 20;

  /** Names, needs and files of all packages: as many as a root may have files. */
  private static final long MAX_VALUES = 2_000_000;

  /**
   * Copies the lists.
   *
   * @param headers see the record
   * @param problems see the record
   */
  public RpmDatabase {
    headers = List.copyOf(headers);
    problems = List.copyOf(problems);
  }

  /**
   * Reads a database.
   *
   * @param content the whole file; of SQLite without what still waits in its write-ahead log
   * @return headers and problems
   */
  public static RpmDatabase read(byte[] content) {
    Reading reading = new Reading();
    try {
      if (SqliteFile.isOne(content)) {
        SqliteFile.blobs(content, "Packages", reading);
      } else if (NdbFile.isOne(content)) {
        NdbFile.blobs(content, reading);
      } else {
        reading.problems.add("is neither SQLite nor ndb");
      }
    } catch (DamagedDatabaseException e) {
      reading.problems.add("is damaged (" + e.getMessage() + "); what comes after it was not read");
    }
    return new RpmDatabase(reading.headers, reading.problems);
  }

  private static final class Reading implements BlobSink {
    private final List<RpmHeader> headers = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long left = MAX_VALUES;

    @Override
    public void take(long row, byte[] blob) throws DamagedDatabaseException {
      if (headers.size() == MAX_HEADERS) {
        throw new DamagedDatabaseException("more than " + MAX_HEADERS + " packages");
      }
      try {
        RpmHeader header = RpmHeader.read(blob, left);
        left = header.left();
        headers.add(header);
      } catch (DamagedDatabaseException e) {
        if (problems.size() == MAX_PROBLEMS) {
          throw new DamagedDatabaseException("more than " + MAX_PROBLEMS + " headers");
        }
        problems.add("has an unreadable header in row " + row + " (" + e.getMessage() + ")");
      }
    }
  }
}
