package dev.cachet.rootfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

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
}
