package dev.cachet.rpm;

/**
 * A number of one to nine bytes, seven bits in each but the ninth.
 *
 * @param value the number
 * @param end where the next byte is
 */
record SqliteNumber(long value, long end) {
  private static final int MAX_BYTES = 9;

  static SqliteNumber at(Bytes bytes, long at) throws DamagedDatabaseException {
    long value = 0;
    for (int i = 0; i < MAX_BYTES - 1; i++) {
      int next = bytes.unsigned8(at + i);
      value = (value << 7) | (next & 0x7f);
      if (next < 0x80) {
        return new SqliteNumber(value, at + i + 1);
      }
    }
    return new SqliteNumber((value << 8) | bytes.unsigned8(at + MAX_BYTES - 1), at + MAX_BYTES);
  }
}
