package dev.cachet.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Partitions that are files of another storage, filled with what an earlier owner left. */
public final class SimulatedPartitions implements BlockDevices {
  public static final int ROOM = 20_000;

  private final Storage disk;
  private final Map<String, String> users = new HashMap<>();

  public SimulatedPartitions(Storage disk) {
    this.disk = disk;
  }

  /** Says that something uses a partition from now on. */
  public SimulatedPartitions used(String name, String user) {
    users.put(name, user);
    return this;
  }

  private static String name(Path device) {
    return device.getFileName().toString();
  }

  @Override
  public Optional<String> user(Path device) {
    return Optional.ofNullable(users.get(name(device)));
  }

  @Override
  public StorageFile open(Path device, boolean write) throws IOException {
    String file = "dev/" + name(device);
    return write ? disk.openToWrite(file) : disk.openToRead(file);
  }

  /** A storage whose two images lie in the partitions {@code part-a} and {@code part-b}. */
  public static PartitionStorage over(Storage disk, BlockDevices devices) {
    return new PartitionStorage(
        disk,
        Map.of(
            "slots/a/rootfs", Path.of("part-a"),
            "slots/b/rootfs", Path.of("part-b")),
        devices);
  }
}
