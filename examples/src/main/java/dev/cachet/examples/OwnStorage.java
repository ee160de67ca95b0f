package dev.cachet.examples;

import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import dev.cachet.storage.StorageLock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * A storage of one's own: each image has a place of a fixed size, such as a partition, and its size
 * is kept beside it in a folder; everything else lies in that folder as with {@link FolderStorage}.
 *
 * <p>What lies behind an image in its place is never read, because the size says where it ends.
 */
public final class OwnStorage implements Storage {
  private final Storage folder;
  private final Map<String, Path> places;

  /**
   * A storage over a folder and places.
   *
   * @param folder for memory, log, receipts and the sizes of images
   * @param places for each path of an image, such as {@code slots/a/rootfs}, where its bytes lie
   */
  public OwnStorage(Storage folder, Map<String, Path> places) {
    this.folder = folder;
    this.places = Map.copyOf(places);
  }

  @Override
  public StorageLock lock() throws IOException {
    return folder.lock();
  }

  @Override
  public boolean exists(String path) throws IOException {
    return folder.exists(path);
  }

  @Override
  public List<String> list(String path) throws IOException {
    return folder.list(path);
  }

  @Override
  public List<String> folders(String path) throws IOException {
    return folder.folders(path);
  }

  @Override
  public byte[] read(String path, int maxBytes) throws IOException {
    if (!places.containsKey(path)) {
      return folder.read(path, maxBytes);
    }
    try (StorageFile file = openToRead(path)) {
      if (file.size() > maxBytes) {
        throw new IOException(path + " holds more than " + maxBytes + " bytes");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
      file.read(0, bytes);
      return bytes.array();
    }
  }

  @Override
  public StorageFile openToRead(String path) throws IOException {
    if (!places.containsKey(path)) {
      return folder.openToRead(path);
    }
    if (!exists(path)) {
      throw new NoSuchFileException(path);
    }
    return new Image(path, StandardOpenOption.READ);
  }

  @Override
  public StorageFile openToWrite(String path) throws IOException {
    if (!places.containsKey(path)) {
      return folder.openToWrite(path);
    }
    if (!exists(path)) {
      folder.replace(path, "0".getBytes(StandardCharsets.US_ASCII));
    }
    return new Image(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    if (places.containsKey(from) || places.containsKey(to)) {
      throw new IOException("an image has its place and is not renamed: " + from + ", " + to);
    }
    folder.rename(from, to);
  }

  @Override
  public void delete(String path) throws IOException {
    // Of an image its size is deleted: without it nothing says where the image would end.
    folder.delete(path);
  }

  @Override
  public void syncFolder(String path) throws IOException {
    folder.syncFolder(path);
  }

  private Path placeOf(String path) throws IOException {
    Path place = places.get(path);
    if (place == null) {
      throw new NoSuchFileException(path);
    }
    return place;
  }

  /** An image in its place; the folder has a file of the same path with its size in it. */
  private final class Image implements StorageFile {
    private final String path;
    private final FileChannel place;
    private long size;

    Image(String path, StandardOpenOption... options) throws IOException {
      this.path = path;
      this.size = Long.parseLong(new String(folder.read(path, 20), StandardCharsets.US_ASCII));
      this.place = FileChannel.open(placeOf(path), options);
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
      int limit = into.limit();
      int wanted = (int) Math.max(0, Math.min(into.remaining(), size - offset));
      into.limit(into.position() + wanted);
      try {
        int total = 0;
        while (total < wanted) {
          int count = place.read(into, offset + total);
          if (count < 0) {
            throw new EOFException(path + " is longer than its place");
          }
          total += count;
        }
        return total;
      } finally {
        into.limit(limit);
      }
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      if (offset > size) {
        throw new EOFException("a write at " + offset + " would leave a hole");
      }
      long at = offset;
      while (bytes.hasRemaining()) {
        at += place.write(bytes, at);
      }
      size = Math.max(size, at);
    }

    @Override
    public void truncate(long newSize) {
      size = Math.min(size, newSize);
    }

    @Override
    public void sync() throws IOException {
      place.force(true);
      folder.replace(path, Long.toString(size).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      place.close();
    }
  }
}
