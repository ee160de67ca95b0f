package dev.cachet.image;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The partitions of a disk image, by its GPT or its MBR. */
final class Partitions {
  private static final int SECTOR = 512;
  private static final int MBR_TABLE = 446;
  private static final int MBR_ENTRY = 16;
  private static final long GPT_MAGIC = 0x5452415020494645L;
  private static final int PROTECTIVE = 0xee;
  private static final int MAX = 256;

  private Partitions() {}

  /**
   * One partition.
   *
   * @param number from 1, as in its table
   * @param bytes its part of the image
   */
  record Partition(int number, Bytes bytes) {}

  static boolean is(Bytes bytes) throws IOException {
    ByteBuffer head = bytes.readUpTo(0, SECTOR);
    // A boot sector of a FAT file system ends so too, but begins with a jump.
    return head.remaining() == SECTOR
        && (head.getShort(510) & 0xffff) == 0xaa55
        && !read(bytes).isEmpty();
  }

  static List<Partition> read(Bytes bytes) throws IOException {
    ByteBuffer mbr = bytes.read(0, SECTOR);
    List<Partition> found = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int at = MBR_TABLE + i * MBR_ENTRY;
      int type = mbr.get(at + 4) & 0xff;
      if (type == PROTECTIVE) {
        return gpt(bytes);
      }
      long first = mbr.getInt(at + 8) & 0xffffffffL;
      long sectors = mbr.getInt(at + 12) & 0xffffffffL;
      int status = mbr.get(at) & 0x7f;
      if (status != 0) {
        return List.of();
      }
      if (type != 0 && sectors > 0) {
        add(found, i + 1, bytes, first, sectors);
      }
    }
    return found;
  }

  private static List<Partition> gpt(Bytes bytes) throws IOException {
    ByteBuffer head = bytes.read(SECTOR, 96);
    long table = head.getLong(72);
    int count = head.getInt(80);
    int size = head.getInt(84);
    if (head.getLong(0) != GPT_MAGIC || count < 0 || count > MAX || size < 128 || size > 4096) {
      throw new ImageException("has a damaged table of partitions (GPT)");
    }
    List<Partition> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ByteBuffer entry = bytes.read(Math.multiplyExact(table, (long) SECTOR) + (long) i * size, 48);
      boolean used = entry.getLong(0) != 0 || entry.getLong(8) != 0;
      if (used) {
        long first = entry.getLong(32);
        add(found, i + 1, bytes, first, entry.getLong(40) - first + 1);
      }
    }
    return found;
  }

  /** Two that share bytes would be two names of the same, and one of them is wrong. */
  static void requireApart(List<Partition> partitions) throws ImageException {
    List<Partition> sorted = new ArrayList<>(partitions);
    sorted.sort(Comparator.comparingLong(each -> each.bytes().start()));
    for (int i = 1; i < sorted.size(); i++) {
      Bytes former = sorted.get(i - 1).bytes();
      if (former.start() + former.size() > sorted.get(i).bytes().start()) {
        throw new ImageException(
            "has partitions that overlap: "
                + sorted.get(i - 1).number()
                + " and "
                + sorted.get(i).number());
      }
    }
  }

  private static void add(List<Partition> found, int number, Bytes bytes, long first, long sectors)
      throws ImageException {
    if (first < 1 || sectors < 1 || first > bytes.size() / SECTOR) {
      throw new ImageException("has partition " + number + " outside of it");
    }
    // Tools cut zeros off the end of the last partition.
    long length = Math.min(sectors, bytes.size() / SECTOR - first) * SECTOR;
    found.add(new Partition(number, bytes.part(first * SECTOR, length)));
  }
}
