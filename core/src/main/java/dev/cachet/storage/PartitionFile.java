package dev.cachet.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An image in its partition, as long as its record says. */
final class PartitionFile implements StorageFile {
  private final PartitionStorage storage;
  private final String path;
  private final StorageFile partition;
  private long size;

  PartitionFile(PartitionStorage storage, String path, long size, StorageFile partition) {
    this.storage = storage;
    this.path = path;
    this.size = size;
    this.partition = partition;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long offset, ByteBuffer into) throws IOException {
    int wanted = (int) Math.max(0, Math.min(into.remaining(), size - offset));
    int limit = into.limit();
    into.limit(into.position() + wanted);
    try {
      int count = partition.read(offset, into);
      if (count < wanted) {
        throw new EOFException(path + " is longer than its partition");
      }
      return count;
    } finally {
      into.limit(limit);
    }
  }

  @Override
  public void write(long offset, ByteBuffer bytes) throws IOException {
    if (offset > size) {
      throw new EOFException("a write at " + offset + " would leave a hole");
    }
    long end = offset + bytes.remaining();
    if (end > partition.size()) {
      throw new IOException(
          "the partition of " + path + " has " + partition.size() + " bytes, not " + end);
    }
    partition.write(offset, bytes);
    size = Math.max(size, end);
  }

  @Override
  public void truncate(long newSize) {
    size = Math.min(size, newSize);
  }

  /** Data before size: else a cut could leave a size over bytes that never reached the disk. */
  @Override
  public void sync() throws IOException {
    partition.sync();
    storage.keepSize(path, size);
  }

  @Override
  public void close() throws IOException {
    partition.close();
  }
}
