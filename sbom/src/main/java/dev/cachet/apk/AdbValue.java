package dev.cachet.apk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One value of a container of apk-tools 3: its kind in the high four bits, in the others a number
 * or where the rest of it stands. An object and an array have slots, of which slot 0 counts them
 * all.
 */
record AdbValue(ByteBuffer data, int word) {
  private static final int KIND = 28;
  private static final int VALUE = 0x0FFF_FFFF;
  private static final int INT = 1;
  private static final int INT_32 = 2;
  private static final int INT_64 = 3;
  private static final int BLOB_8 = 8;
  private static final int BLOB_16 = 9;
  private static final int BLOB_32 = 10;
  private static final int ARRAY = 13;
  private static final int OBJECT = 14;
  private static final int SLOT = 4;

  /** More than any index has; a damaged count would be taken for work. */
  private static final int MAX_SLOTS = 1 << 20;

  private int kind() {
    return word >>> KIND;
  }

  private int at() {
    return word & VALUE;
  }

  /** How many slots follow the first; none for a value of another kind. */
  int size() throws IOException {
    if (kind() != ARRAY && kind() != OBJECT) {
      return 0;
    }
    int slots = data.getInt(checked(at(), SLOT));
    if (slots < 1 || slots > MAX_SLOTS) {
      throw new IOException("a list of " + slots + " slots is damaged");
    }
    checked(at(), (long) slots * SLOT);
    return slots - 1;
  }

  /** The value in a slot, from 1; one that is not there is nothing. */
  AdbValue get(int slot) throws IOException {
    return slot > size()
        ? new AdbValue(data, 0)
        : new AdbValue(data, data.getInt(at() + slot * SLOT));
  }

  /** The text of a blob; empty for any other value. */
  String text() throws IOException {
    int width =
        switch (kind()) {
          case BLOB_8 -> 1;
          case BLOB_16 -> 2;
          case BLOB_32 -> 4;
          default -> 0;
        };
    if (width == 0) {
      return "";
    }
    int start = checked(at(), width);
    long length =
        switch (width) {
          case 1 -> data.get(start) & 0xFF;
          case 2 -> data.getShort(start) & 0xFFFF;
          default -> data.getInt(start) & 0xFFFF_FFFFL;
        };
    byte[] bytes = new byte[(int) Math.min(length, data.capacity())];
    data.get(checked((long) start + width, length), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A number; 0 for any other value. */
  long number() throws IOException {
    return switch (kind()) {
      case INT -> at();
      case INT_32 -> data.getInt(checked(at(), 4)) & 0xFFFF_FFFFL;
      case INT_64 -> data.getLong(checked(at(), 8));
      default -> 0;
    };
  }

  private int checked(long start, long length) throws IOException {
    if (start + length > data.capacity()) {
      throw new EOFException("a value lies behind the end of the data");
    }
    return (int) start;
  }
}
