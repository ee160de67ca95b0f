package dev.cachet.decoder;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks the one zstd frame of a chunk (RFC 8878, section 3.1.1) without decoding it, so that what a
 * decoder tolerates beyond the rules of this format never depends on the decoder (A39).
 */
public final class ZstdFrame {
  private static final int MAGIC = 0xFD2FB528;
  private static final int DESCRIPTOR_OFFSET = 4;
  private static final int RESERVED_FLAG = 0x08;
  private static final int SINGLE_SEGMENT_FLAG = 0x20;
  private static final int CHECKSUM_FLAG = 0x04;
  private static final int DICTIONARY_FLAGS = 0x03;
  private static final int CHECKSUM_BYTES = 4;
  private static final int BLOCK_HEADER_BYTES = 3;
  private static final int RLE_BLOCK = 1;
  private static final int RESERVED_BLOCK = 3;
  // Two-byte content sizes begin where one byte ends.
  private static final int TWO_BYTE_BASE = 256;

  private final byte[] bytes;
  private final ByteBuffer frame;
  private final String subject;

  /**
   * Makes one of its parts.
   *
   * @param bytes the bytes
   * @param length how many bytes
   * @param subject what it is about
   */
  public ZstdFrame(byte[] bytes, int length, String subject) {
    this.bytes = bytes;
    this.frame = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    this.subject = subject;
  }

  /**
   * Requires exactly one frame of the announced length, without dictionary, within the window.
   * Takes the frame's own checksum away: the digest of the chunk is checked anyway, and so no
   * decoder can have an opinion of its own about it.
   *
   * @param plainLength the number
   * @param maxWindow the max window
   * @return length of the frame without checksum
   * @throws PackageRefusedException if it is refused
   */
  public int requireSingle(int plainLength, int maxWindow) throws PackageRefusedException {
    int descriptor = readHeader(plainLength, maxWindow);
    while (!readBlock()) {
      // Only the last block ends the walk.
    }
    int length = frame.position();
    boolean checksum = (descriptor & CHECKSUM_FLAG) != 0;
    if (checksum) {
      need(CHECKSUM_BYTES).position(length + CHECKSUM_BYTES);
      bytes[DESCRIPTOR_OFFSET] &= (byte) ~CHECKSUM_FLAG;
    }
    if (frame.hasRemaining()) {
      throw refused("PKG-44", frame.remaining() + " bytes after the frame", "none");
    }
    return length;
  }

  private int readHeader(int plainLength, int maxWindow) throws PackageRefusedException {
    if (need(Integer.BYTES).getInt() != MAGIC) {
      throw refused("PKG-44", "another magic number", "that of a zstd frame");
    }
    int descriptor = need(1).get() & 0xff;
    if ((descriptor & DICTIONARY_FLAGS) != 0) {
      throw refused("PKG-45", "a dictionary", "none");
    }
    if ((descriptor & RESERVED_FLAG) != 0) {
      throw refused("PKG-46", "the reserved bit", "a frame of RFC 8878");
    }
    boolean single = (descriptor & SINGLE_SEGMENT_FLAG) != 0;
    long window = single ? plainLength : windowSize(need(1).get() & 0xff);
    if (window > maxWindow) {
      throw refused("PKG-45", "a window of " + window + " bytes", "at most " + maxWindow);
    }
    requireContentSize(descriptor >>> 6, single, plainLength);
    return descriptor;
  }

  private static long windowSize(int descriptor) {
    long base = 1L << (10 + (descriptor >>> 3));
    return base + base / 8 * (descriptor & 7);
  }

  private void requireContentSize(int flag, boolean single, int plainLength)
      throws PackageRefusedException {
    if (flag == 0 && !single) {
      throw refused("PKG-45", "no content size", Integer.toString(plainLength));
    }
    long size =
        switch (flag) {
          case 0 -> need(1).get() & 0xffL;
          case 1 -> (need(Short.BYTES).getShort() & 0xffffL) + TWO_BYTE_BASE;
          case 2 -> Integer.toUnsignedLong(need(Integer.BYTES).getInt());
          default -> need(Long.BYTES).getLong();
        };
    if (size != plainLength) {
      String found = "content size " + Long.toUnsignedString(size);
      throw refused("PKG-45", found, Integer.toString(plainLength));
    }
  }

  /** Steps over a block; true if it is the last. */
  private boolean readBlock() throws PackageRefusedException {
    need(BLOCK_HEADER_BYTES);
    int header = (frame.getShort() & 0xffff) | (frame.get() & 0xff) << 16;
    int type = header >>> 1 & 3;
    if (type == RESERVED_BLOCK) {
      throw refused("PKG-46", "a reserved block type", "a frame of RFC 8878");
    }
    int length = type == RLE_BLOCK ? 1 : header >>> 3;
    need(length).position(frame.position() + length);
    return (header & 1) != 0;
  }

  private ByteBuffer need(int length) throws PackageRefusedException {
    if (frame.remaining() < length) {
      throw refused("PKG-44", "the end within the frame", "a whole frame");
    }
    return frame;
  }

  private PackageRefusedException refused(String clause, String found, String expected) {
    return new PackageRefusedException(Reason.CHUNK_UNDECODABLE, clause, subject, found, expected);
  }
}
