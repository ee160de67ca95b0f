package dev.cachet.archive;

import java.util.Arrays;

/**
 * The classes of an archive by their names and checksums, sixteen bytes for each. Joining archives
 * copies classes as they are unless it moves them, so that equal prints tell what was copied; a
 * class that is moved keeps its simple name and those beside it. It is no proof against somebody
 * who wants two classes to have one print.
 */
public final class ClassPrints {
  /** No classes. */
  public static final ClassPrints NONE = new ClassPrints(new long[0], new long[0], 0);

  private final long[] prints;

  /** Hash of the package, then hash of the simple name. */
  private final long[] names;

  private ClassPrints(long[] prints, long[] names, int count) {
    this.prints = Arrays.copyOf(prints, count);
    this.names = Arrays.copyOf(names, count);
    Arrays.sort(this.prints);
    Arrays.sort(this.names);
  }

  /**
   * The number of classes.
   *
   * @return without descriptors of modules
   */
  public int count() {
    return prints.length;
  }

  /**
   * How many of these classes another archive has, with the same name and content.
   *
   * @param other the other archive
   * @return from 0 to {@link #count()}
   */
  public int in(ClassPrints other) {
    int common = 0;
    for (long print : prints) {
      common += Arrays.binarySearch(other.prints, print) >= 0 ? 1 : 0;
    }
    return common;
  }

  /**
   * Hashes of the simple names of the classes of one package.
   *
   * @param of the package, with slashes
   * @return the hashes, sorted
   */
  public int[] namesIn(String of) {
    int from = from((long) of.hashCode() << 32);
    int to = from;
    while (to < names.length && (int) (names[to] >> 32) == of.hashCode()) {
      to++;
    }
    int[] hashes = new int[to - from];
    for (int i = from; i < to; i++) {
      hashes[i - from] = (int) names[i];
    }
    Arrays.sort(hashes);
    return hashes;
  }

  private int from(long least) {
    int found = Arrays.binarySearch(names, least);
    int from = found < 0 ? -found - 1 : found;
    while (from > 0 && names[from - 1] == least) {
      from--;
    }
    return from;
  }

  /** Takes classes one by one. */
  static final class Builder {
    private long[] prints = new long[64];
    private long[] names = new long[64];
    private int count;

    void add(String of, String simpleName, int nameChecksum, long crc) {
      if (count == prints.length) {
        prints = Arrays.copyOf(prints, count * 2);
        names = Arrays.copyOf(names, count * 2);
      }
      prints[count] = crc << 32 | (nameChecksum & 0xffffffffL);
      names[count++] = (long) of.hashCode() << 32 | (simpleName.hashCode() & 0xffffffffL);
    }

    ClassPrints build() {
      return new ClassPrints(prints, names, count);
    }
  }
}
