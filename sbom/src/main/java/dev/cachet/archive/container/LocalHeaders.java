package dev.cachet.archive.container;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Compares the local headers with the central directory: where the two differ, a tool that streams
 * sees another archive than the Java platform, and content can hide from one of them.
 */
public final class LocalHeaders {
  static final long SIGNATURE = 0x04034b50L;
  static final int LENGTH = 30;
  private static final int INDEX_BITS = 20;

  /** The longest data descriptor (APPNOTE 4.3.9). */
  private static final int MAX_DESCRIPTOR = 24;

  private long[] places = new long[64];
  private long[] lengths = new long[64];
  private int[] names = new int[64];
  private int count;

  /** Keeps an entry of the directory, to be compared with its own header. */
  public void add(Entry entry) throws IOException {
    if (entry.header() >= 1L << (63 - INDEX_BITS) || count == 1 << INDEX_BITS) {
      throw new BrokenArchiveException("points outside the file at " + entry.name());
    }
    if (count == places.length) {
      places = Arrays.copyOf(places, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
      names = Arrays.copyOf(names, count * 2);
    }
    // Place and index in one number, so that sorting needs no objects.
    places[count] = entry.header() << INDEX_BITS | count;
    lengths[count] = entry.stored();
    names[count] = entry.nameChecksum();
    count++;
  }

  /**
   * Looks at every local header in the order of the file; says which are not as listed.
   *
   * @param bytes the bytes
   * @return the result
   * @throws IOException if the medium failed
   */
  public Result check(ArchiveBytes bytes) throws IOException {
    Arrays.sort(places, 0, count);
    int differing = 0;
    int hidden = 0;
    BitSet overlapping = new BitSet();
    long end = -1;
    for (int i = 0; i < count; i++) {
      int index = (int) (places[i] & ((1 << INDEX_BITS) - 1));
      long at = places[i] >>> INDEX_BITS;
      overlapping.set(index, at < end);
      hidden += end >= 0 && hides(bytes, end, at) ? 1 : 0;
      if (at + LENGTH > bytes.size() || bytes.u4(at) != SIGNATURE) {
        differing++;
        continue;
      }
      int nameLength = bytes.u2(at + 26);
      long content = at + LENGTH + nameLength + bytes.u2(at + 28);
      // A short entry inside a long one must not end the long one.
      end = Math.max(end, content + lengths[index]);
      if (content > bytes.size() || bytes.checksum(at + LENGTH, nameLength) != names[index]) {
        differing++;
      }
    }
    return new Result(differing, overlapping, hidden);
  }

  /** Between two listed entries there may be a data descriptor, and nothing else that is one. */
  private static boolean hides(ArchiveBytes bytes, long from, long to) throws IOException {
    for (long at = from; at <= from + MAX_DESCRIPTOR && at + LENGTH <= to; at++) {
      if (bytes.u4(at) == SIGNATURE) {
        return true;
      }
    }
    return false;
  }

  /**
   * What was found.
   *
   * @param differing local headers that are missing or name another entry
   * @param overlapping indexes of the entries that start inside another one
   * @param hidden places where an entry lies that the central directory does not list
   */
  public record Result(int differing, BitSet overlapping, int hidden) {}
}
