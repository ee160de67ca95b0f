package dev.cachet.image.ext;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs of blocks in a tree: ext4. */
final class ExtExtents implements ExtBlocks {
  private static final int MAGIC = 0xf30a;
  private static final int ENTRY = 12;
  private static final int MAX_DEPTH = 5;

  /** A longer run is one that was never written: zeros. */
  private static final int WRITTEN = 32768;

  private final Bytes image;
  private final int blockSize;
  private final ByteBuffer area;

  ExtExtents(ExtLayout layout, Bytes image, byte[] area) {
    this.image = image;
    this.blockSize = layout.blockSize();
    this.area = ByteBuffer.wrap(area).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long block(long index) throws IOException {
    ByteBuffer node = area;
    for (int level = 0; level <= MAX_DEPTH; level++) {
      int entries = node.getShort(2) & 0xffff;
      int depth = node.getShort(6) & 0xffff;
      if ((node.getShort(0) & 0xffff) != MAGIC || (entries + 1) * ENTRY > node.limit()) {
        throw new ImageException("has a file with a damaged tree of extents");
      }
      int found = last(node, entries, index);
      if (found < 0) {
        return 0;
      }
      int at = (found + 1) * ENTRY;
      if (depth == 0) {
        return leaf(node, at, index);
      }
      long block = (node.getInt(at + 4) & 0xffffffffL) | (node.getShort(at + 8) & 0xffffL) << 32;
      node = image.read(Math.multiplyExact(block, (long) blockSize), blockSize);
    }
    throw new ImageException("has a file with a tree of extents that is too deep");
  }

  /** The last entry that begins at a block or before it; -1 if there is none. */
  private static int last(ByteBuffer node, int entries, long index) {
    int low = 0;
    int high = entries - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if ((node.getInt((middle + 1) * ENTRY) & 0xffffffffL) <= index) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private static long leaf(ByteBuffer node, int at, long index) {
    long first = node.getInt(at) & 0xffffffffL;
    int length = node.getShort(at + 4) & 0xffff;
    if (length > WRITTEN || index >= first + length) {
      return 0;
    }
    long start = (node.getInt(at + 8) & 0xffffffffL) | (node.getShort(at + 6) & 0xffffL) << 32;
    return start + (index - first);
  }
}
