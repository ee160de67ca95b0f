package dev.cachet.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** An open file of a {@link FolderStorage}. What the system says of it bears the file's name. */
final class FolderFile implements StorageFile {
  private final Path place;
  private final FileChannel channel;

  FolderFile(Path place, FileChannel channel) {
    this.place = place;
    this.channel = channel;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public int read(long offset, ByteBuffer into) throws IOException {
    int total = 0;
    while (into.hasRemaining()) {
      int count = read(into, offset + total);
      if (count < 0) {
        break;
      }
      total += count;
    }
    return total;
  }

  private int read(ByteBuffer into, long offset) throws IOException {
    try {
      return channel.read(into, offset);
    } catch (IOException e) {
      throw named(e);
    }
  }

  @Override
  public void write(long offset, ByteBuffer bytes) throws IOException {
    if (offset > channel.size()) {
      throw new EOFException("a write at " + offset + " would leave a hole");
    }
    try {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw named(e);
    }
  }

  @Override
  public void truncate(long size) throws IOException {
    channel.truncate(size);
  }

  @Override
  public void sync() throws IOException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw named(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A full or broken medium is told by the system without the file; a closed channel is not it. */
  private IOException named(IOException failure) {
    if (!failure.getClass().equals(IOException.class)) {
      return failure;
    }
    FileSystemException named =
        new FileSystemException(place.toString(), null, failure.getMessage());
    named.initCause(failure);
    return named;
  }
}
