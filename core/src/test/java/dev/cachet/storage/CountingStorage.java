package dev.cachet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is asked of a medium: what a start reads, and what an installation writes. */
public final class CountingStorage extends ForwardingStorage {
  private final Map<String, Long> writes = new TreeMap<>();
  private long opened;
  private long bytesRead;
  private long namesListed;
  private long bytesWritten;
  private long syncs;

  public CountingStorage(Storage medium) {
    super(medium);
  }

  /** Files that were read, at once or piece by piece. */
  public long opened() {
    return opened;
  }

  public long bytesRead() {
    return bytesRead;
  }

  public long namesListed() {
    return namesListed;
  }

  public long bytesWritten() {
    return bytesWritten;
  }

  /** Syncs of files and folders. */
  public long syncs() {
    return syncs;
  }

  /** How often files below a folder were written, each opening once. */
  public Map<String, Long> writes() {
    return Map.copyOf(writes);
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
  public List<String> list(String folder) throws IOException {
    List<String> names = medium().list(folder);
    namesListed += names.size();
    return names;
  }

  @Override
  public byte[] read(String path, int maxBytes) throws IOException {
    byte[] bytes = medium().read(path, maxBytes);
    opened++;
    bytesRead += bytes.length;
    return bytes;
  }

  @Override
  public StorageFile openToRead(String path) throws IOException {
    opened++;
    return new Counted(medium().openToRead(path), "");
  }

  @Override
  public StorageFile openToWrite(String path) throws IOException {
    return new Counted(medium().openToWrite(path), path.substring(0, path.indexOf('/')));
  }

  @Override
  public void syncFolder(String folder) throws IOException {
    syncs++;
    medium().syncFolder(folder);
  }

  private final class Counted implements StorageFile {
    private final StorageFile file;
    private final String folder;
    private boolean written;

    Counted(StorageFile file, String folder) {
      this.file = file;
      this.folder = folder;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
      int read = file.read(offset, into);
      bytesRead += read;
      return read;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      bytesWritten += bytes.remaining();
      if (!written) {
        writes.merge(folder, 1L, Long::sum);
        written = true;
      }
      file.write(offset, bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void sync() throws IOException {
      syncs++;
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
