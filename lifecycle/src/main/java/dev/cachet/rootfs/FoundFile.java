package dev.cachet.rootfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** A regular file that a walk met. */
public final class FoundFile {
  /** Opens without following links; only while the walk is in the file's folder. */
  interface Opener {
    SeekableByteChannel open() throws IOException;
  }

  private final String path;
  private final long size;
  private final Opener opener;

  FoundFile(String path, long size, Opener opener) {
    this.path = path;
    this.size = size;
    this.opener = opener;
  }

  /**
   * Where it is.
   *
   * @return absolute inside the root, without links
   */
  public String path() {
    return path;
  }

  /**
   * How large it was when it was looked at.
   *
   * @return bytes
   */
  public long size() {
    return size;
  }

  /**
   * Opens it for streaming.
   *
   * @param maxBytes the most that the stream yields; a read past it throws {@link
   *     RootfsLimitException}
   * @return the stream, to be closed by the caller
   * @throws IOException if it cannot be opened
   */
  public InputStream open(long maxBytes) throws IOException {
    return new LimitedStream(Channels.newInputStream(opener.open()), path, maxBytes);
  }

  /**
   * Reads a part of it.
   *
   * @param offset where to begin, in bytes; not negative
   * @param length how many bytes; not negative
   * @return these bytes, fewer where the file ends before
   * @throws IOException if it cannot be opened or read
   */
  public byte[] read(long offset, int length) throws IOException {
    try (SeekableByteChannel channel = opener.open()) {
      long there = Math.max(0, Math.min(length, channel.size() - offset));
      ByteBuffer bytes = ByteBuffer.allocate((int) there);
      channel.position(offset);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A channel may give less than was asked for.
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }
}
