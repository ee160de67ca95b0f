package dev.cachet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A medium with so much room left. A write that does not fit is cut, as on a real disk. */
public final class QuotaStorage extends ForwardingStorage {
  private long left;
  private long used;
  private long peak;

  public QuotaStorage(Storage medium, long left) {
    super(medium);
    this.left = left;
  }

  /** From now on there is so much room. */
  public void setLeft(long bytes) {
    left = bytes;
  }

  /** The most that was taken at a time. */
  public long peak() {
    return peak;
  }

  private void take(long bytes) {
    left -= bytes;
    used += bytes;
    peak = Math.max(peak, used);
  }

  private long sizeOf(String path) throws IOException {
    if (!medium().exists(path)) {
      return 0;
    }
    try (StorageFile file = medium().openToRead(path)) {
      return file.size();
    }
  }

  @Override
  public StorageLock lock() throws IOException {
    return medium().lock();
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    return medium().folders(folder);
  }

  @Override
  public StorageFile openToWrite(String path) throws IOException {
    return new Bounded(medium().openToWrite(path));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    long replaced = sizeOf(to);
    medium().rename(from, to);
    take(-replaced);
  }

  @Override
  public void delete(String path) throws IOException {
    long freed = sizeOf(path);
    medium().delete(path);
    take(-freed);
  }

  private final class Bounded implements StorageFile {
    private final StorageFile file;

    Bounded(StorageFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
      return file.read(offset, into);
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      long grows = Math.max(0, offset + bytes.remaining() - file.size());
      if (grows <= left) {
        take(grows);
        file.write(offset, bytes);
        return;
      }
      long fits = bytes.remaining() - (grows - left);
      if (fits > 0) {
        ByteBuffer part = bytes.slice();
        part.limit((int) fits);
        take(Math.max(0, offset + fits - file.size()));
        file.write(offset, part);
      }
      throw new IOException("No space left on device");
    }

    @Override
    public void truncate(long size) throws IOException {
      long before = file.size();
      file.truncate(size);
      take(size - before);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
