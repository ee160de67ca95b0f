package dev.cachet.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk 8:0 with the partitions 8:1 and 8:2, as procfs and sysfs show it. */
class LinuxBlockDevicesTest {
  private static final String ROOT =
      """
      22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
      23 22 0:21 / /proc rw,nosuid - proc proc rw
      """;
  private static final String NO_SWAP = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
  private static final Map<String, String> NODES =
      Map.of("/dev/sda", "8:0", "/dev/sda1", "8:1", "/dev/sda2", "8:2", "/dev/my disk", "8:2");

  @TempDir Path folder;

  @BeforeEach
  void makeADisk() throws IOException {
    mounts("");
    write("proc/swaps", NO_SWAP);
    write("sys/devices/sda/dev", "8:0\n");
    Files.createDirectories(folder.resolve("sys/devices/sda/holders"));
    Files.createDirectories(folder.resolve("sys/devices/sda/queue"));
    Files.createDirectories(folder.resolve("sys/dev/block"));
    link("8:0", "sda");
    for (int number = 1; number <= 2; number++) {
      String partition = "sda/sda" + number;
      write("sys/devices/" + partition + "/dev", "8:" + number + "\n");
      write("sys/devices/" + partition + "/partition", number + "\n");
      Files.createDirectories(folder.resolve("sys/devices/" + partition + "/holders"));
      link("8:" + number, partition);
    }
  }

  private void link(String number, String device) throws IOException {
    Files.createSymbolicLink(
        folder.resolve("sys/dev/block/" + number), Path.of("../../devices/" + device));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void mounts(String more) throws IOException {
    write("proc/self/mountinfo", ROOT + more);
  }

  private Optional<String> user(String device) throws IOException {
    return new LinuxBlockDevices(
            folder.resolve("proc"), folder.resolve("sys"), LinuxBlockDevicesTest::number)
        .user(Path.of(device));
  }

  private static String number(Path device) throws IOException {
    String number = NODES.get(device.toString());
    if (number == null) {
      throw new IOException(device + " is no block device");
    }
    return number;
  }

  @Test
  void findsNobodyWhereNobodyIs() throws IOException {
    assertEquals(Optional.empty(), user("/dev/sda1"));
    assertEquals(Optional.empty(), user("/dev/sda"));
  }

  @Test
  void findsAMountByTheNumberOfTheDevice() throws IOException {
    mounts("40 22 8:1 / /mnt/slot\\040b ro - ext4 /dev/disk/by-partuuid/1 ro\n");
    assertEquals(Optional.of("mounted on /mnt/slot b"), user("/dev/sda1"));
    assertEquals(Optional.empty(), user("/dev/sda2"));
  }

  /** btrfs is mounted under a number of its own. */
  @Test
  void findsAMountByItsSource() throws IOException {
    mounts("40 22 0:55 /sub /data rw shared:2 master:3 - btrfs /dev/my\\040disk rw\n");
    assertEquals(Optional.of("mounted on /data"), user("/dev/sda2"));
    assertEquals(Optional.empty(), user("/dev/sda1"));
  }

  @Test
  void findsAMountOfTheDiskAndOfItsPartitions() throws IOException {
    mounts("40 22 8:0 / /whole rw - vfat /dev/sda rw\n");
    assertEquals(Optional.of("mounted on /whole"), user("/dev/sda1"));
    mounts("40 22 8:2 / /part rw - vfat /dev/sda2 rw\n");
    assertEquals(Optional.of("mounted on /part"), user("/dev/sda"));
    assertEquals(Optional.empty(), user("/dev/sda1"));
  }

  @Test
  void findsSwapAndWhatIsMadeOfADevice() throws IOException {
    write("proc/swaps", NO_SWAP + "/dev/sda2                 partition\t1000\t0\t-2\n");
    assertEquals(Optional.of("used as swap"), user("/dev/sda2"));
    Files.createDirectories(folder.resolve("sys/devices/sda/sda1/holders/dm-0"));
    assertEquals(Optional.of("a part of dm-0"), user("/dev/sda1"));
    assertTrue(user("/dev/sda").isPresent());
  }

  /** What cannot be told is not a no. */
  @Test
  void failsWhereItCannotTell() throws IOException {
    assertThrows(IOException.class, () -> user("/dev/other"));
    Files.delete(folder.resolve("sys/devices/sda/sda2/holders"));
    assertThrows(IOException.class, () -> user("/dev/sda2"));
    assertThrows(IOException.class, () -> user("/dev/sda"));
    Files.delete(folder.resolve("proc/swaps"));
    assertThrows(IOException.class, () -> user("/dev/sda1"));
    write("proc/swaps", NO_SWAP);
    Files.delete(folder.resolve("proc/self/mountinfo"));
    assertThrows(IOException.class, () -> user("/dev/sda1"));
    mounts("");
    Files.delete(folder.resolve("sys/dev/block/8:1"));
    assertThrows(IOException.class, () -> user("/dev/sda1"));
  }

  @Test
  void takesOnlyBlockDevices() throws IOException {
    Path file = Files.writeString(folder.resolve("image"), "x");
    for (Path path : new Path[] {file, folder, Path.of("/dev/null")}) {
      IOException refused =
          assertThrows(IOException.class, () -> BlockDevices.ofLinux().open(path, true));
      assertTrue(refused.getMessage().contains("is no block device"), refused.getMessage());
      assertThrows(IOException.class, () -> BlockDevices.ofLinux().user(path));
    }
  }
}
