package dev.cachet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Parts of the image of a whole disk, each a place of a fixed size, as partitions and as files. */
public final class DiskImageParts implements BlockDevices {
  private final Path disk;
  private final Map<String, Part> parts = new HashMap<>();

  /** Where a part lies, in bytes. */
  public record Part(long offset, long size) {}

  public DiskImageParts(Path disk) {
    this.disk = disk;
  }

  public DiskImageParts part(String name, long offset, long size) {
    parts.put(name, new Part(offset, size));
    return this;
  }

  /** Writes a part, in the factory. */
  public void fill(String name, byte[] bytes) throws IOException {
    try (StorageFile file = open(name, true)) {
      file.write(0, ByteBuffer.wrap(bytes));
      file.sync();
    }
  }

  @Override
  public Optional<String> user(Path device) {
    return Optional.empty();
  }

  @Override
  public StorageFile open(Path device, boolean write) throws IOException {
    return open(device.toString(), write);
  }

  private StorageFile open(String name, boolean write) throws IOException {
    Part part = parts.get(name);
    if (part == null) {
      throw new IOException("no part " + name + " of " + disk);
    }
    FileChannel channel =
        write
            ? FileChannel.open(disk, StandardOpenOption.READ, StandardOpenOption.WRITE)
            : FileChannel.open(disk, StandardOpenOption.READ);
    return new PartFile(channel, part);
  }

  /** The parts as files of a storage, such as the environment of a loader. */
  public Storage asFiles(Storage others) {
    return new ForwardingStorage(others) {
      @Override
      public boolean exists(String path) throws IOException {
        return parts.containsKey(path) || super.exists(path);
      }

      @Override
      public byte[] read(String path, int maxBytes) throws IOException {
        if (!parts.containsKey(path)) {
          return super.read(path, maxBytes);
        }
        try (StorageFile file = openToRead(path)) {
          ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(file.size(), maxBytes));
          while (bytes.hasRemaining() && file.read(bytes.position(), bytes) > 0) {
            // Until it is full.
          }
          return bytes.array();
        }
      }

      @Override
      public StorageFile openToRead(String path) throws IOException {
        return parts.containsKey(path) ? open(Path.of(path), false) : super.openToRead(path);
      }

      @Override
      public StorageFile openToWrite(String path) throws IOException {
        return parts.containsKey(path) ? open(Path.of(path), true) : super.openToWrite(path);
      }

      @Override
      public void syncFolder(String folder) throws IOException {
        if (parts.keySet().stream().noneMatch(path -> path.startsWith(folder + "/"))) {
          super.syncFolder(folder);
        }
      }
    };
  }

  /** One open part. */
  private record PartFile(FileChannel channel, Part part) implements StorageFile {
    @Override
    public long size() {
      return part.size();
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
      int limit = into.limit();
      long left = Math.max(0, part.size() - offset);
      into.limit((int) Math.min(limit, into.position() + left));
      try {
        return Math.max(0, channel.read(into, part.offset() + offset));
      } finally {
        into.limit(limit);
      }
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      if (offset + bytes.remaining() > part.size()) {
        throw new IOException("no room in the part");
      }
      long at = part.offset() + offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      throw new IOException("a part cannot be cut");
    }

    @Override
    public void sync() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
