package dev.cachet.image.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** One reader of a file of an image. */
public final class ContentChannel implements SeekableByteChannel {
  private final Content content;
  private final long size;
  private long position;
  private boolean open = true;

  /**
   * Makes one of its parts.
   *
   * @param content the content
   * @param size how many bytes
   */
  public ContentChannel(Content content, long size) {
    this.content = content;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (position >= size) {
      return -1;
    }
    int before = target.position();
    int room = (int) Math.min(target.remaining(), size - position);
    if (room > 0) {
      ByteBuffer bounded = target.slice(before, room);
      content.read(position, bounded);
      target.position(before + bounded.position());
    }
    int got = target.position() - before;
    position += got;
    return got;
  }

  @Override
  public long position() throws ClosedChannelException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws ClosedChannelException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("negative: " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws ClosedChannelException {
    requireOpen();
    return size;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
