package dev.cachet.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.conformance.StorageContract;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of the contract lies in a partition too. */
class PartitionStorageTest extends StorageContract {
  private static final String IMAGE = "slots/b/rootfs";

  private final SimulatedStorage disk = new SimulatedStorage();
  private final SimulatedPartitions devices = new SimulatedPartitions(disk);
  private final PartitionStorage storage =
      new PartitionStorage(
          disk, Map.of(IMAGE, Path.of("part-b"), "audit/log", Path.of("part-log")), devices);

  @BeforeEach
  void fillPartitions() {
    byte[] old = new byte[100];
    Arrays.fill(old, (byte) 7);
    disk.damage("dev/part-b", old);
    disk.damage("dev/part-log", old);
  }

  @Override
  protected Storage create() {
    return storage;
  }

  @Override
  protected Storage reopen() {
    return storage;
  }

  private void write(String text) throws IOException {
    try (StorageFile image = storage.openToWrite(IMAGE)) {
      image.truncate(0);
      image.write(0, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      image.sync();
    }
  }

  @Test
  void keepsTheSizeBesideAndReadsNothingBehindIt() throws IOException {
    assertFalse(storage.exists(IMAGE));
    assertThrows(NoSuchFileException.class, () -> storage.openToRead(IMAGE));
    write("an image");
    assertEquals("an image", new String(storage.read(IMAGE, 100), StandardCharsets.US_ASCII));
    assertEquals(
        "cachet-image 1\nsize 8\n", new String(disk.read(IMAGE, 100), StandardCharsets.US_ASCII));
    assertEquals(100, disk.read("dev/part-b", 200).length, "a partition keeps its room");
    assertEquals(7, disk.read("dev/part-b", 200)[8]);
    try (StorageFile image = storage.openToRead(IMAGE)) {
      ByteBuffer into = ByteBuffer.allocate(20);
      assertEquals(3, image.read(5, into));
      assertEquals(0, image.read(8, into));
      assertEquals(0, image.read(99, into));
      assertEquals(20, into.limit());
    }
    write("short");
    assertEquals(5, storage.read(IMAGE, 5).length);
    assertThrows(IOException.class, () -> storage.read(IMAGE, 4));
    assertEquals(List.of("rootfs"), storage.list("slots/b"));
    storage.delete(IMAGE);
    assertFalse(storage.exists(IMAGE));
    assertEquals(100, disk.read("dev/part-b", 200).length);
  }

  @Test
  void writesNoMoreThanThePartitionTakes() throws IOException {
    write("x".repeat(100));
    IOException full = assertThrows(IOException.class, () -> write("x".repeat(101)));
    assertTrue(full.getMessage().contains("has 100 bytes, not 101"), full.getMessage());
    assertEquals(100, disk.read("dev/part-b", 200).length);
  }

  @Test
  void writesNothingToAPartitionInUse() throws IOException {
    write("an image");
    byte[] before = disk.read("dev/part-b", 200);
    devices.used("part-b", "mounted on /mnt");
    int operations = disk.operations();
    for (String text : List.of("", "other")) {
      StorageInUseException used = assertThrows(StorageInUseException.class, () -> write(text));
      assertEquals(
          "the partition of slots/b/rootfs, part-b, is mounted on /mnt", used.getMessage());
    }
    assertThrows(StorageInUseException.class, () -> storage.requireUnused(IMAGE));
    storage.requireUnused("memory/generation-a");
    assertEquals(operations, disk.operations());
    assertArrayEquals(before, disk.read("dev/part-b", 200));
    assertEquals("an image", new String(storage.read(IMAGE, 100), StandardCharsets.US_ASCII));
  }

  @Test
  void neverRenamesOntoAPartition() throws IOException {
    write("an image");
    assertThrows(IOException.class, () -> storage.rename("slots/b/other", IMAGE));
    assertThrows(IOException.class, () -> storage.rename(IMAGE, "slots/b/other"));
    assertThrows(IOException.class, () -> storage.replace(IMAGE, new byte[1]));
    assertEquals("an image", new String(storage.read(IMAGE, 100), StandardCharsets.US_ASCII));
  }

  @Test
  void refusesToGuessTheSizeOfAnImage() throws IOException {
    write("an image");
    for (String record :
        List.of("", "8", "cachet-image 1\nsize -1\n", "cachet-image 2\nsize 8\n")) {
      disk.damage(IMAGE, record.getBytes(StandardCharsets.US_ASCII));
      assertThrows(IOException.class, () -> storage.openToRead(IMAGE), record);
      assertThrows(IOException.class, () -> storage.openToWrite(IMAGE), record);
    }
    disk.damage(IMAGE, "cachet-image 1\nsize 101\n".getBytes(StandardCharsets.US_ASCII));
    assertThrows(EOFException.class, () -> storage.read(IMAGE, 200));
  }

  @Test
  void takesOnePartitionForOneImage() {
    Map<String, Path> twice = Map.of("slots/a/x", Path.of("p"), "slots/b/x", Path.of("p"));
    assertThrows(IllegalArgumentException.class, () -> new PartitionStorage(disk, twice, devices));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PartitionStorage(disk, Map.of("../x", Path.of("p")), devices));
  }
}
