package dev.cachet.image.ext;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Twelve blocks by number, then blocks of numbers, to three levels: ext2 and ext3. */
final class ExtBlockMap implements ExtBlocks {
  private static final int DIRECT = 12;
  private static final int LEVELS = 3;

  private final Bytes image;
  private final int blockSize;
  private final ByteBuffer area;

  ExtBlockMap(ExtLayout layout, Bytes image, byte[] area) {
    this.image = image;
    this.blockSize = layout.blockSize();
    this.area = ByteBuffer.wrap(area).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long block(long index) throws IOException {
    if (index < DIRECT) {
      return area.getInt((int) index * 4) & 0xffffffffL;
    }
    long rest = index - DIRECT;
    long perBlock = blockSize / 4;
    long covered = perBlock;
    for (int level = 0; level < LEVELS; level++) {
      if (rest < covered) {
        return below(area.getInt((DIRECT + level) * 4) & 0xffffffffL, rest, covered / perBlock);
      }
      rest -= covered;
      covered *= perBlock;
    }
    throw new ImageException("has a file with more blocks than its map");
  }

  private long below(long table, long index, long covered) throws IOException {
    long at = table;
    long rest = index;
    for (long each = covered; at != 0; each /= blockSize / 4) {
      at = image.read(at * blockSize + rest / each * 4, 4).getInt() & 0xffffffffL;
      rest %= each;
      if (each == 1) {
        return at;
      }
    }
    return 0;
  }
}
