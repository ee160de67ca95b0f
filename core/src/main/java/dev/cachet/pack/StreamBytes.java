package dev.cachet.pack;

import dev.cachet.container.ContentBytes;
import dev.cachet.container.UstarHeader;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A container that arrives: every byte is read once, in order, and none before it is asked for. It
 * refuses an end that comes too early in the words of a file that is too short.
 */
final class StreamBytes implements ContentBytes {
  private static final int SKIP = 1 << 16;

  private final ReadableByteChannel channel;
  private final ByteBuffer block = ByteBuffer.allocate(UstarHeader.BLOCK);
  private @Nullable ByteBuffer skipped;
  private String part = "";
  private long partEnd;
  private long position;

  StreamBytes(ReadableByteChannel channel) {
    this.channel = channel;
  }

  long position() {
    return position;
  }

  /** Names what is read from here on, and how far it reaches. */
  void enter(String name, long length) {
    part = name;
    partEnd = position + length;
  }

  /** Reads a header; empty for an all-zero block, which ends an archive. */
  Optional<UstarHeader> header() throws IOException, PackageRefusedException {
    long at = position;
    enter(PackageBytes.headerAt(at), UstarHeader.BLOCK);
    byte[] bytes = take(UstarHeader.BLOCK);
    return PackageBytes.isZero(bytes) ? Optional.empty() : Optional.of(UstarHeader.read(bytes, at));
  }

  /** Reads a whole content and what fills its last block. */
  byte[] content(String name, int length) throws IOException, PackageRefusedException {
    enter(name, length);
    byte[] bytes = take(length);
    requireZeroPadding(name);
    return bytes;
  }

  byte[] take(int length) throws IOException, PackageRefusedException {
    byte[] bytes = new byte[length];
    fill(position, ByteBuffer.wrap(bytes), part);
    return bytes;
  }

  @Override
  public void fill(long offset, ByteBuffer into, String subject)
      throws IOException, PackageRefusedException {
    if (offset != position) {
      throw new IllegalStateException("a stream at byte " + position + ", asked for " + offset);
    }
    while (into.hasRemaining()) {
      int count = channel.read(into);
      if (count < 0) {
        throw PackageBytes.truncated(part, position, partEnd);
      }
      position += count;
    }
  }

  /** Reads and forgets up to a place. */
  void skipTo(long end) throws IOException, PackageRefusedException {
    if (skipped == null) {
      skipped = ByteBuffer.allocate(SKIP);
    }
    while (position < end) {
      skipped.clear().limit((int) Math.min(SKIP, end - position));
      fill(position, skipped, part);
    }
  }

  void requireZeroPadding(String name) throws IOException, PackageRefusedException {
    long end = UstarHeader.padded(position);
    String padding = "padding of " + name;
    enter(padding, end - position);
    if (!PackageBytes.isZero(take((int) (end - position)))) {
      throw PackageBytes.badPadding(padding, end);
    }
  }

  /** Tells whether a byte follows, which is read if it does. */
  boolean hasMore() throws IOException {
    block.clear().limit(1);
    int count;
    do {
      count = channel.read(block);
    } while (count == 0);
    return count > 0;
  }
}
