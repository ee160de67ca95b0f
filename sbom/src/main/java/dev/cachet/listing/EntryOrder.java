package dev.cachet.listing;

import dev.cachet.rootfs.PathCode;
import java.util.Comparator;

/** The order of a listing: each folder before what it holds, names by their bytes. */
public final class EntryOrder {
  /** By path. */
  public static final Comparator<ListedEntry> BY_PATH =
      (one, other) -> compare(PathCode.bytes(one.path()), PathCode.bytes(other.path()));

  private EntryOrder() {}

  static boolean isCode(String text) {
    try {
      return PathCode.bytes(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A slash ends a name, so it comes before every byte that can go on with it. */
  private static int compare(byte[] one, byte[] other) {
    int most = Math.min(one.length, other.length);
    for (int i = 0; i < most; i++) {
      if (one[i] != other[i]) {
        return Integer.compare(rank(one[i]), rank(other[i]));
      }
    }
    return Integer.compare(one.length, other.length);
  }

  private static int rank(byte each) {
    return each == '/' ? 0 : each & 0xff;
  }
}
