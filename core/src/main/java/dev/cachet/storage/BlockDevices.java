package dev.cachet.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The block devices of a machine, as {@link PartitionStorage} sees them. */
public interface BlockDevices {
  /**
   * The block devices of Linux: who uses one is read from {@code /proc/self/mountinfo}, {@code
   * /proc/swaps} and {@code /sys/dev/block}. Needed because Java opens a mounted device for writing
   * without complaint.
   *
   * @return the devices of this machine
   */
  static BlockDevices ofLinux() {
    return new LinuxBlockDevices(
        Path.of("/proc"), Path.of("/sys"), LinuxBlockDevices::numberOfNode);
  }

  /**
   * Who uses a device: a mount, swap, a device that is made of it, or a mount of its disk or of one
   * of its partitions.
   *
   * @param device its node, or a link to it such as those in {@code /dev/disk/by-partuuid}
   * @return what uses it; empty if nothing does
   * @throws IOException if that cannot be told, or this is no block device
   */
  Optional<String> user(Path device) throws IOException;

  /**
   * Opens a device.
   *
   * @param device its node, or a link to it
   * @param write whether it is written too
   * @return the open device; its size is the room that it has, and it cannot be cut
   * @throws IOException if the medium fails, or this is no block device
   */
  StorageFile open(Path device, boolean write) throws IOException;
}
