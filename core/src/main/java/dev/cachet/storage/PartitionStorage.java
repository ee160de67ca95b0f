package dev.cachet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A storage whose images lie in partitions, one each, and everything else in another storage. How
 * long an image is stands beside it, in a small file of the image's path in the other storage;
 * nothing behind that is ever read.
 *
 * <p>A partition in use is not written: the slot that runs, one that somebody mounted, swap, a part
 * of a RAID. Name partitions by what stays the same over starts, such as {@code
 * /dev/disk/by-partuuid}. Nothing is ever renamed onto a device.
 */
public final class PartitionStorage implements Storage {
  private static final Pattern RECORD = Pattern.compile("cachet-image 1\nsize ([0-9]{1,16})\n");
  private static final int MAX_RECORD = 64;

  private final Storage folder;
  private final Map<String, Path> partitions;
  private final BlockDevices devices;

  /**
   * A storage over another one and partitions.
   *
   * @param folder holds everything but images, and the size of each image
   * @param partitions for each path of an image, such as {@code slots/a/rootfs}, its partition
   * @param devices usually {@link BlockDevices#ofLinux}
   * @throws IllegalArgumentException if a path has not the form, or two images have one partition
   */
  public PartitionStorage(Storage folder, Map<String, Path> partitions, BlockDevices devices) {
    partitions.keySet().forEach(StoragePath::names);
    if (partitions.values().stream().distinct().count() != partitions.size()) {
      throw new IllegalArgumentException("two images cannot lie in one partition");
    }
    this.folder = folder;
    this.partitions = Map.copyOf(partitions);
    this.devices = devices;
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
    if (!partitions.containsKey(path)) {
      return folder.read(path, maxBytes);
    }
    try (StorageFile image = openToRead(path)) {
      if (image.size() > maxBytes) {
        throw new IOException(path + " holds more than " + maxBytes + " bytes");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) image.size());
      image.read(0, bytes);
      return bytes.array();
    }
  }

  @Override
  public StorageFile openToRead(String path) throws IOException {
    @Nullable Path partition = partitions.get(path);
    return partition == null
        ? folder.openToRead(path)
        : new PartitionFile(this, path, size(path), devices.open(partition, false));
  }

  @Override
  public StorageFile openToWrite(String path) throws IOException {
    @Nullable Path partition = partitions.get(path);
    if (partition == null) {
      return folder.openToWrite(path);
    }
    requireUnused(path);
    if (!folder.exists(path)) {
      keepSize(path, 0);
    }
    return new PartitionFile(this, path, size(path), devices.open(partition, true));
  }

  @Override
  public void requireUnused(String path) throws IOException {
    @Nullable Path partition = partitions.get(path);
    if (partition == null) {
      return;
    }
    Optional<String> user = devices.user(partition);
    if (user.isPresent()) {
      throw new StorageInUseException(
          "the partition of " + path + ", " + partition + ", is " + user.get());
    }
  }

  private long size(String path) throws IOException {
    String record = new String(folder.read(path, MAX_RECORD), StandardCharsets.ISO_8859_1);
    Matcher size = RECORD.matcher(record);
    if (!size.matches()) {
      throw new IOException("the size of the image " + path + " is damaged");
    }
    return Long.parseLong(size.group(1));
  }

  void keepSize(String path, long size) throws IOException {
    folder.replace(
        path, ("cachet-image 1\nsize " + size + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    if (partitions.containsKey(from) || partitions.containsKey(to)) {
      throw new IOException("an image in a partition is not renamed: " + from + ", " + to);
    }
    folder.rename(from, to);
  }

  @Override
  public void delete(String path) throws IOException {
    folder.delete(path);
  }

  @Override
  public void syncFolder(String path) throws IOException {
    folder.syncFolder(path);
  }

  @Override
  public void settle(String path) throws IOException {
    // Of an image too it is the record of its size that has a name to settle.
    folder.settle(path);
  }

  @Override
  public void replace(String path, byte[] bytes) throws IOException {
    if (partitions.containsKey(path)) {
      throw new IOException("an image in a partition is not replaced whole: " + path);
    }
    folder.replace(path, bytes);
  }
}
