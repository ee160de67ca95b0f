package dev.cachet.storage;

import java.io.IOException;
import java.util.List;

/** A storage of an integrator who did not think of a lock. */
public record LocklessStorage(Storage medium) implements Storage {
  @Override
  public boolean exists(String path) throws IOException {
    return medium.exists(path);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return medium.list(folder);
  }

  @Override
  public byte[] read(String path, int maxBytes) throws IOException {
    return medium.read(path, maxBytes);
  }

  @Override
  public StorageFile openToRead(String path) throws IOException {
    return medium.openToRead(path);
  }

  @Override
  public StorageFile openToWrite(String path) throws IOException {
    return medium.openToWrite(path);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    medium.rename(from, to);
  }

  @Override
  public void delete(String path) throws IOException {
    medium.delete(path);
  }

  @Override
  public void syncFolder(String folder) throws IOException {
    medium.syncFolder(folder);
  }
}
