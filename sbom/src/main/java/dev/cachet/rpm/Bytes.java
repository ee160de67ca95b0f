package dev.cachet.rpm;

import java.util.Arrays;

/** Bytes that nobody vouches for: each read says what is wrong where there are none. */
final class Bytes {
  private final byte[] all;

  Bytes(byte[] all) {
    this.all = all;
  }

  int size() {
    return all.length;
  }

  int unsigned8(long at) throws DamagedDatabaseException {
    return all[place(at, 1)] & 0xff;
  }

  int unsigned16(long at) throws DamagedDatabaseException {
    return (unsigned8(at) << 8) | unsigned8(at + 1);
  }

  /** The most significant byte first. */
  long unsigned32(long at) throws DamagedDatabaseException {
    return ((long) unsigned16(at) << 16) | unsigned16(at + 2);
  }

  /** The least significant byte first. */
  long little32(long at) throws DamagedDatabaseException {
    return unsigned8(at)
        | (unsigned8(at + 1) << 8)
        | (unsigned8(at + 2) << 16)
        | ((long) unsigned8(at + 3) << 24);
  }

  byte[] copy(long at, long length) throws DamagedDatabaseException {
    int start = place(at, length);
    return Arrays.copyOfRange(all, start, start + (int) length);
  }

  void copy(long at, byte[] into, int offset, int length) throws DamagedDatabaseException {
    System.arraycopy(all, place(at, length), into, offset, length);
  }

  /** Where the next NUL is from a place on and before an end. */
  int nul(int from, int end) throws DamagedDatabaseException {
    for (int at = place(from, 0); at < end; at++) {
      if (unsigned8(at) == 0) {
        return at;
      }
    }
    throw new DamagedDatabaseException("a text has no end");
  }

  private int place(long at, long length) throws DamagedDatabaseException {
    if (at < 0 || length < 0 || at > all.length - length) {
      throw new DamagedDatabaseException(
          length + " bytes at " + at + " lie outside of " + all.length);
    }
    return (int) at;
  }
}
