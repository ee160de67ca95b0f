package dev.cachet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;

/** A medium with bad sectors: what lies under some paths cannot be read, or not be written. */
public final class FaultyStorage extends ForwardingStorage {
  private final Predicate<String> unreadable;
  private final Predicate<String> unwritable;

  public FaultyStorage(Storage medium, Predicate<String> unreadable, Predicate<String> unwritable) {
    super(medium);
    this.unreadable = unreadable;
    this.unwritable = unwritable;
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
  public byte[] read(String path, int maxBytes) throws IOException {
    require(unreadable, path);
    return medium().read(path, maxBytes);
  }

  @Override
  public StorageFile openToRead(String path) throws IOException {
    return new Faulty(path, medium().openToRead(path));
  }

  @Override
  public StorageFile openToWrite(String path) throws IOException {
    return new Faulty(path, medium().openToWrite(path));
  }

  private static void require(Predicate<String> bad, String path) throws IOException {
    if (bad.test(path)) {
      throw new IOException("Input/output error");
    }
  }

  private final class Faulty implements StorageFile {
    private final String path;
    private final StorageFile file;

    Faulty(String path, StorageFile file) {
      this.path = path;
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
      require(unreadable, path);
      return file.read(offset, into);
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      require(unwritable, path);
      file.write(offset, bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
      require(unwritable, path);
      file.truncate(size);
    }

    @Override
    public void sync() throws IOException {
      require(unwritable, path);
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
