package dev.cachet.image.ext;

import dev.cachet.image.content.Content;
import dev.cachet.image.content.ImageException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What an inode of ext4 holds of its own file (inline_data): the room for block numbers first, then
 * the value of the attribute {@code system.data} behind the inode's fields.
 */
final class ExtInline {
  private static final int FIXED = 128;
  private static final int MAGIC = 0xea020000;
  private static final int ENTRY = 16;

  /** Of the names that begin with "system.". */
  private static final int SYSTEM = 7;

  private ExtInline() {}

  /** All that it holds: a folder, or a file that may have zeros behind it. */
  static byte[] read(ByteBuffer inode, byte[] area, long size) throws ImageException {
    if (size <= area.length) {
      return Arrays.copyOf(area, (int) size);
    }
    ByteBuffer value = value(inode);
    int length = (int) Math.min(size - area.length, value.remaining());
    byte[] all = Arrays.copyOf(area, area.length + length);
    value.get(all, area.length, length);
    return all;
  }

  /** mke2fs keeps a file of nothing but zeros so, of any length; Linux reads zeros there too. */
  static Content content(byte[] held, long size) {
    return (from, target) -> {
      int there = (int) Math.max(0, Math.min(target.remaining(), held.length - from));
      if (there > 0) {
        target.put(held, (int) from, there);
      } else {
        target.put(new byte[(int) Math.min(target.remaining(), size - from)]);
      }
    };
  }

  private static ByteBuffer value(ByteBuffer inode) throws ImageException {
    int start = inode.limit() > FIXED + 2 ? FIXED + (inode.getShort(FIXED) & 0xffff) : FIXED;
    if (start + 4 > inode.limit() || inode.getInt(start) != MAGIC) {
      return ByteBuffer.allocate(0);
    }
    int first = start + 4;
    int at = first;
    while (at + ENTRY <= inode.limit() && inode.getInt(at) != 0) {
      int nameLength = inode.get(at) & 0xff;
      if (isData(inode, at, nameLength)) {
        return part(inode, first + (inode.getShort(at + 2) & 0xffff), inode.getInt(at + 8));
      }
      at += (ENTRY + nameLength + 3) & ~3;
    }
    return ByteBuffer.allocate(0);
  }

  private static boolean isData(ByteBuffer inode, int at, int nameLength) {
    return inode.get(at + 1) == SYSTEM
        && nameLength == 4
        && at + ENTRY + 4 <= inode.limit()
        && inode.get(at + ENTRY) == 'd'
        && inode.get(at + ENTRY + 1) == 'a'
        && inode.get(at + ENTRY + 2) == 't'
        && inode.get(at + ENTRY + 3) == 'a'
        // In an inode of its own otherwise, which nobody makes of data that is inside.
        && inode.getInt(at + 4) == 0;
  }

  private static ByteBuffer part(ByteBuffer inode, int from, int length) throws ImageException {
    if (length < 0 || length > inode.limit() - from) {
      throw new ImageException("has an attribute of " + length + " bytes outside of its inode");
    }
    return inode.duplicate().position(from).limit(from + length).slice();
  }
}
