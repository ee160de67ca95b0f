package dev.cachet.rpm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One row of a table, as SQLite stores it ("Record Format" of its file format). */
final class SqliteRecord {
  private static final int MAX_COLUMNS = 100;
  private static final int FIRST_BLOB = 12;
  private static final int[] INTEGER_BYTES = {0, 1, 2, 3, 4, 6, 8};

  private record Column(long type, long at, long length) {}

  private final Bytes payload;
  private final List<Column> columns = new ArrayList<>();

  SqliteRecord(byte[] payload) throws DamagedDatabaseException {
    this.payload = new Bytes(payload);
    SqliteNumber header = SqliteNumber.at(this.payload, 0);
    long at = header.end();
    long body = header.value();
    while (at < header.value()) {
      SqliteNumber type = SqliteNumber.at(this.payload, at);
      long length = length(type.value());
      if (columns.size() == MAX_COLUMNS || length > payload.length - body) {
        throw new DamagedDatabaseException("a row does not fit into itself");
      }
      columns.add(new Column(type.value(), body, length));
      body += length;
      at = type.end();
    }
  }

  private static long length(long type) throws DamagedDatabaseException {
    if (type >= FIRST_BLOB) {
      return (type - FIRST_BLOB) / 2;
    }
    if (type < 0 || type > 9) {
      throw new DamagedDatabaseException("a column of type " + type);
    }
    return type < INTEGER_BYTES.length ? INTEGER_BYTES[(int) type] : type == 7 ? 8 : 0;
  }

  String text(int column) throws DamagedDatabaseException {
    return new String(bytes(column, true), StandardCharsets.UTF_8);
  }

  byte[] blob(int column) throws DamagedDatabaseException {
    return bytes(column, false);
  }

  private byte[] bytes(int column, boolean text) throws DamagedDatabaseException {
    Column found = column(column);
    if (found.type() < FIRST_BLOB || (found.type() % 2 == 1) != text) {
      throw new DamagedDatabaseException("a column is of another type");
    }
    return payload.copy(found.at(), found.length());
  }

  /** A number that is not negative, such as that of a page. */
  long number(int column) throws DamagedDatabaseException {
    Column found = column(column);
    if (found.type() == 8 || found.type() == 9) {
      return found.type() - 8;
    }
    if (found.type() < 1 || found.type() > 6) {
      throw new DamagedDatabaseException("a column is no number");
    }
    long value = 0;
    for (long at = found.at(); at < found.at() + found.length(); at++) {
      value = (value << 8) | payload.unsigned8(at);
    }
    return value;
  }

  private Column column(int column) throws DamagedDatabaseException {
    if (column >= columns.size()) {
      throw new DamagedDatabaseException("a row has " + columns.size() + " columns");
    }
    return columns.get(column);
  }
}
