package dev.cachet.archive;

import java.util.Arrays;

/**
 * The classes of an archive by their names and checksums, eight bytes for each. Joining archives
 * copies classes as they are unless it moves them, so that equal prints tell what was copied. It is
 * no proof against somebody who wants two classes to have one print.
 */
public final class ClassPrints {
  /** No classes. */
  public static final ClassPrints NONE = new ClassPrints(new long[0], 0);

  private final long[] prints;

  private ClassPrints(long[] prints, int count) {
    this.prints = Arrays.copyOf(prints, count);
    Arrays.sort(this.prints);
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

  /** Takes classes one by one. */
  static final class Builder {
    private long[] prints = new long[64];
    private int count;

    void add(Entry entry) {
      // Whoever joins archives leaves the descriptor of one module out, and classes in.
      if (entry.name().endsWith("module-info.class")) {
        return;
      }
      if (count == prints.length) {
        prints = Arrays.copyOf(prints, count * 2);
      }
      prints[count++] = entry.crc() << 32 | (entry.nameChecksum() & 0xffffffffL);
    }

    ClassPrints build() {
      return new ClassPrints(prints, count);
    }
  }
}
