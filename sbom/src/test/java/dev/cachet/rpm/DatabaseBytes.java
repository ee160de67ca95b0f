package dev.cachet.rpm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes databases of RPM in both formats, from their published descriptions. */
public final class DatabaseBytes {
  /** The page of the table's root: the second one. */
  static final int ROOT = 2;

  private DatabaseBytes() {}

  /** One row a leaf, and as many pages behind it as it runs over into. */
  public static byte[] sqlite(int pageSize, byte[]... blobs) {
    List<byte[]> pages = new ArrayList<>();
    pages.add(new byte[pageSize]);
    pages.add(new byte[pageSize]);
    List<Integer> leaves = new ArrayList<>();
    for (int i = 0; i < blobs.length; i++) {
      leaves.add(leaf(pages, pageSize, i + 1, row(blobs[i])));
    }
    interior(pages.get(1), leaves);
    first(pages.get(0), pageSize);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pages.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static void first(byte[] page, int pageSize) {
    ByteBuffer out = ByteBuffer.wrap(page);
    out.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
    out.putShort((short) (pageSize == 1 << 16 ? 1 : pageSize));
    out.putInt(56, 1);
    byte[] sql = "x".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    row.writeBytes(new byte[] {6, 13 + 2 * 5, 13 + 2 * 8, 13 + 2 * 8, 1, 13 + 2});
    row.writeBytes("tablePackagesPackages".getBytes(StandardCharsets.US_ASCII));
    row.write(ROOT);
    row.writeBytes(sql);
    cell(page, 100, 1, row.toByteArray(), row.size(), 0);
  }

  private static byte[] row(byte[] blob) {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    byte[] type = varint(12 + 2L * blob.length);
    row.write(2 + type.length);
    row.write(0);
    row.writeBytes(type);
    row.writeBytes(blob);
    return row.toByteArray();
  }

  private static int leaf(List<byte[]> pages, int usable, int number, byte[] row) {
    byte[] page = new byte[usable];
    pages.add(page);
    int local = row.length;
    if (local > usable - 35) {
      int least = (usable - 12) * 32 / 255 - 23;
      int wanted = least + (row.length - least) % (usable - 4);
      local = wanted <= usable - 35 ? wanted : least;
    }
    int next = local < row.length ? pages.size() + 1 : 0;
    cell(page, 0, number, row, local, next);
    int leaf = pages.size();
    for (int at = local; at < row.length; at += usable - 4) {
      byte[] over = new byte[usable];
      int now = Math.min(usable - 4, row.length - at);
      System.arraycopy(row, at, over, 4, now);
      pages.add(over);
      ByteBuffer.wrap(over).putInt(0, at + now < row.length ? pages.size() + 1 : 0);
    }
    return leaf;
  }

  private static void cell(byte[] page, int head, int number, byte[] row, int local, int next) {
    ByteArrayOutputStream cell = new ByteArrayOutputStream();
    cell.writeBytes(varint(row.length));
    cell.writeBytes(varint(number));
    cell.write(row, 0, local);
    if (next != 0) {
      cell.writeBytes(ByteBuffer.allocate(4).putInt(next).array());
    }
    int start = page.length - cell.size();
    ByteBuffer out = ByteBuffer.wrap(page);
    out.put(head, (byte) 13).putShort(head + 3, (short) 1).putShort(head + 8, (short) start);
    out.put(start, cell.toByteArray());
  }

  private static void interior(byte[] page, List<Integer> leaves) {
    ByteBuffer out = ByteBuffer.wrap(page);
    int cells = leaves.size() - 1;
    out.put(0, (byte) 5).putShort(3, (short) cells).putInt(8, leaves.get(cells));
    int start = page.length;
    for (int i = 0; i < cells; i++) {
      start -= 5;
      out.putShort(12 + 2 * i, (short) start).putInt(start, leaves.get(i)).put(start + 4, (byte) i);
    }
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int shift = 56; shift > 0; shift -= 7) {
      if (value >>> shift != 0) {
        out.write((int) ((value >>> shift) & 0x7f) | 0x80);
      }
    }
    out.write((int) (value & 0x7f));
    return out.toByteArray();
  }

  /** One page of slots, then the headers. */
  public static byte[] ndb(byte[]... blobs) {
    int size = 4096;
    for (byte[] blob : blobs) {
      size += units(blob) * 16;
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RpmP".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(1).putInt(1);
    out.putInt(blobs.length + 1);
    int at = 4096;
    for (int i = 0; i < 254; i++) {
      int slot = 32 + 16 * i;
      out.put(slot, "Slot".getBytes(StandardCharsets.US_ASCII));
      if (i < blobs.length) {
        out.putInt(slot + 4, i + 1).putInt(slot + 8, at / 16).putInt(slot + 12, units(blobs[i]));
        out.put(at, "BlbS".getBytes(StandardCharsets.US_ASCII));
        out.putInt(at + 4, i + 1).putInt(at + 8, 1).putInt(at + 12, blobs[i].length);
        out.put(at + 16, blobs[i]);
        at += units(blobs[i]) * 16;
      }
    }
    return out.array();
  }

  /** With 16 bytes before the header and 12 behind it. */
  private static int units(byte[] blob) {
    return (16 + blob.length + 12 + 15) / 16;
  }
}
