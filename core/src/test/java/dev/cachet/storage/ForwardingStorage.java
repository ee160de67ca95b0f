package dev.cachet.storage;

import java.io.IOException;
import java.util.List;

/**
 * A storage over another one, to be changed in one place by a test. What {@link Storage} has a
 * default for is not passed on.
 */
public abstract class ForwardingStorage implements Storage {
  private final Storage medium;

  protected ForwardingStorage(Storage medium) {
    this.medium = medium;
  }

  protected final Storage medium() {
    return medium;
  }

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
