package dev.cachet.image.squash;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.Content;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The blocks of one file of a squashfs image, and its end, which shares a block with others. */
final class SquashFile implements Content {
  private static final int PLAIN = 1 << 24;

  private final Bytes image;
  private final SquashBlocks blocks;
  private final int blockSize;
  private final long size;
  private final long start;
  private final int[] sizes;
  private final Tail tail;
  private int cached = -1;

  /** The block that was looked for last, and where it begins. */
  private int passed;

  private long place;
  private byte[] block = new byte[0];

  /**
   * The end of a file within a block of its own or of many.
   *
   * @param place where that block begins; -1 if there is none
   * @param stored its length, and whether it is compressed
   * @param offset where the end of the file begins in it
   */
  record Tail(long place, int stored, int offset) {}

  SquashFile(
      Bytes image,
      SquashBlocks blocks,
      int blockSize,
      long size,
      long start,
      int[] sizes,
      Tail tail) {
    this.image = image;
    this.blocks = blocks;
    this.blockSize = blockSize;
    this.size = size;
    this.start = start;
    this.place = start;
    this.sizes = sizes;
    this.tail = tail;
  }

  @Override
  public synchronized void read(long from, ByteBuffer target) throws IOException {
    int index = Math.toIntExact(from / blockSize);
    int within = (int) (from % blockSize);
    if (index != cached) {
      block = block(index);
      cached = index;
    }
    int length = Math.min(target.remaining(), block.length - within);
    if (length < 1) {
      throw new ImageException("has a block that is shorter than its file");
    }
    target.put(block, within, length);
  }

  private byte[] block(int index) throws IOException {
    int length = (int) Math.min(blockSize, size - (long) index * blockSize);
    if (index < sizes.length) {
      return sizes[index] == 0
          ? new byte[length]
          : Arrays.copyOf(unpacked(place(index), sizes[index]), length);
    }
    if (tail.place() < 0) {
      throw new ImageException("has a file with more bytes than blocks");
    }
    byte[] shared = unpacked(tail.place(), tail.stored());
    if (tail.offset() < 0 || tail.offset() > shared.length - length) {
      throw new ImageException("has a file that ends outside of its block");
    }
    return Arrays.copyOfRange(shared, tail.offset(), tail.offset() + length);
  }

  /** Each block begins where the one before ends; mostly they are read in their order. */
  private long place(int index) {
    if (index < passed) {
      passed = 0;
      place = start;
    }
    for (; passed < index; passed++) {
      place += sizes[passed] & (PLAIN - 1);
    }
    return place;
  }

  private byte[] unpacked(long from, int stored) throws IOException {
    int length = stored & (PLAIN - 1);
    if (length > blockSize) {
      throw new ImageException("has a block of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    image.read(from, length).get(bytes);
    if ((stored & PLAIN) != 0) {
      return bytes;
    }
    byte[] target = new byte[blockSize];
    int unpacked = blocks.unpack(bytes, target);
    return Arrays.copyOf(target, unpacked);
  }
}
