package dev.cachet.unpacking;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Frames of zstd without the skippable ones between them (RFC 8878, 3.1), which parallel writers
 * put in front of each frame and the decoder here does not know.
 */
final class ZstdFrames extends InputStream {
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
  private static final int MAX_HEADER = 18;
  private static final int BLOCK_HEADER = 3;
  private static final int RLE = 1;

  private final InputStream in;
  private byte[] piece = {};
  private int at;
  private boolean insideFrame;
  private boolean checksum;

  ZstdFrames(InputStream in) {
    this.in = in;
  }

  /** Whether something begins as zstd, with a frame of any kind. */
  static boolean begins(byte[] head) {
    return head.length >= 4 && isFrame(little(head, 0, 4));
  }

  private static boolean isFrame(long magic) {
    int word = (int) magic;
    return word == MAGIC || (word & SKIPPABLE_MASK) == SKIPPABLE;
  }

  @Override
  public int read() throws IOException {
    return fill() ? piece[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, buffer, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (at == piece.length) {
      byte[] next = insideFrame ? block() : header();
      if (next.length == 0) {
        return false;
      }
      piece = next;
      at = 0;
    }
    return true;
  }

  /** The next frame's head; empty at the end. */
  private byte[] header() throws IOException {
    byte[] magic = in.readNBytes(4);
    while (magic.length == 4 && ((int) little(magic, 0, 4) & SKIPPABLE_MASK) == SKIPPABLE) {
      in.skipNBytes(little(exactly(4), 0, 4));
      magic = in.readNBytes(4);
    }
    if (magic.length == 0) {
      return magic;
    }
    if (magic.length < 4 || (int) little(magic, 0, 4) != MAGIC) {
      throw new IOException("not readable as zstd: something other than a frame is in it");
    }
    byte[] header = new byte[MAX_HEADER];
    System.arraycopy(magic, 0, header, 0, 4);
    int descriptor = exactly(1)[0] & 0xFF;
    header[4] = (byte) descriptor;
    byte[] rest = exactly(rest(descriptor));
    System.arraycopy(rest, 0, header, 5, rest.length);
    insideFrame = true;
    checksum = (descriptor & 4) != 0;
    return Arrays.copyOf(header, 5 + rest.length);
  }

  /** How many bytes of a head follow its descriptor. */
  private static int rest(int descriptor) {
    boolean single = (descriptor & 0x20) != 0;
    int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
    int size = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6];
    return (single ? 0 : 1) + dictionary + size;
  }

  private byte[] block() throws IOException {
    byte[] header = exactly(BLOCK_HEADER);
    int word = (int) little(header, 0, BLOCK_HEADER);
    int size = (word >> 1 & 3) == RLE ? 1 : word >> 3;
    boolean last = (word & 1) != 0;
    byte[] content = exactly(size + (last && checksum ? 4 : 0));
    byte[] block = Arrays.copyOf(header, BLOCK_HEADER + content.length);
    System.arraycopy(content, 0, block, BLOCK_HEADER, content.length);
    insideFrame = !last;
    return block;
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("not readable as zstd: it ends inside of a frame");
    }
    return bytes;
  }

  private static long little(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[at + i] & 0xFF);
    }
    return value;
  }
}
