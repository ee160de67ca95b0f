package dev.cachet.image.squash;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stream over the metadata blocks of a squashfs image: each holds at most 8 KiB, and the next
 * follows where it ends.
 */
final class SquashMetadata {
  private static final int MAX = 8192;
  private static final int PLAIN = 0x8000;
  private static final int KEPT = 256;

  /**
   * An unpacked block.
   *
   * @param bytes what came out
   * @param next where the next block begins
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only read
  private record Block(byte[] bytes, long next) {}

  private final Bytes image;
  private final SquashBlocks blocks;

  /** The inodes of a folder lie together: the last blocks are asked for again and again. */
  private final Map<Long, Block> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Block> eldest) {
          return size() > KEPT;
        }
      };

  private long at;
  private int offset;

  SquashMetadata(Bytes image, SquashBlocks blocks) {
    this.image = image;
    this.blocks = blocks;
  }

  /** Goes to a byte of the block that begins at a place. */
  SquashMetadata seek(long block, int offsetInBlock) {
    at = block;
    offset = offsetInBlock;
    return this;
  }

  /** The next bytes, as little-endian numbers. */
  ByteBuffer read(int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      Block block = block(at);
      int there = Math.min(length - done, block.bytes().length - offset);
      if (there <= 0) {
        if (block.bytes().length == 0 || offset > block.bytes().length) {
          throw new ImageException("points behind the end of a block at " + at);
        }
        at = block.next();
        offset = 0;
        continue;
      }
      System.arraycopy(block.bytes(), offset, bytes, done, there);
      done += there;
      offset += there;
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Block block(long place) throws IOException {
    Block known = kept.get(place);
    if (known != null) {
      return known;
    }
    int header = image.read(place, 2).getShort() & 0xffff;
    int length = header & (PLAIN - 1);
    if (length == 0 || length > MAX) {
      throw new ImageException("has a metadata block of " + length + " bytes at " + place);
    }
    byte[] stored = new byte[length];
    image.read(place + 2, length).get(stored);
    byte[] bytes = stored;
    if ((header & PLAIN) == 0) {
      byte[] target = new byte[MAX];
      int unpacked = blocks.unpack(stored, target);
      bytes = Arrays.copyOf(target, unpacked);
    }
    Block block = new Block(bytes, place + 2 + length);
    kept.put(place, block);
    return block;
  }
}
