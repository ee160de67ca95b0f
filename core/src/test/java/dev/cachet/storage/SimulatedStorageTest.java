package dev.cachet.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The power-cut tests prove nothing if the simulated disk is kinder than a real one. */
class SimulatedStorageTest {
  private final SimulatedStorage storage = new SimulatedStorage();

  private Set<String> outcomes(int operation, String path) {
    Set<String> outcomes = new TreeSet<>();
    storage.afterCutBefore(operation, disk -> outcomes.add(content(disk, path)));
    return outcomes;
  }

  private static String content(SimulatedStorage disk, String path) {
    try {
      return disk.exists(path) ? Arrays.toString(disk.read(path, 4096)) : "none";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void losesTheNameOfAFileWhoseDataWasSynced() throws IOException {
    try (StorageFile file = storage.openToWrite("f/a")) {
      file.write(0, ByteBuffer.wrap(new byte[] {1}));
      file.sync();
    }
    assertEquals(Set.of("[1]", "none"), outcomes(storage.operations(), "f/a"));
    storage.syncFolder("f");
    assertEquals(Set.of("[1]"), outcomes(storage.operations(), "f/a"));
  }

  @Test
  void renamesBeforeDataWhenNothingWasSynced() throws IOException {
    storage.replace("f/a", new byte[] {1});
    int before = storage.operations();
    try (StorageFile file = storage.openToWrite("f/a.new")) {
      file.write(0, ByteBuffer.wrap(new byte[] {2}));
    }
    storage.rename("f/a.new", "f/a");
    assertEquals(Set.of("[1]", "[2]", "[]"), outcomes(storage.operations(), "f/a"));
    assertEquals(Set.of("[1]"), outcomes(before, "f/a"));
  }

  @Test
  void replacesWithNothingBetweenOldAndNew() throws IOException {
    storage.replace("f/a", new byte[] {1});
    int before = storage.operations();
    storage.replace("f/a", new byte[] {2});
    Set<String> outcomes = new TreeSet<>();
    for (int cut = before; cut <= storage.operations(); cut++) {
      outcomes.addAll(outcomes(cut, "f/a"));
    }
    assertEquals(Set.of("[1]", "[2]"), outcomes);
    assertEquals(Set.of("[2]"), outcomes(storage.operations(), "f/a"));
  }

  @Test
  void tearsWritesAtSectors() throws IOException {
    storage.replace("f/a", new byte[1024]);
    byte[] ones = new byte[1024];
    Arrays.fill(ones, (byte) 1);
    try (StorageFile file = storage.openToWrite("f/a")) {
      file.write(0, ByteBuffer.wrap(ones));
    }
    byte[] first = new byte[1024];
    Arrays.fill(first, 0, 512, (byte) 1);
    byte[] second = new byte[1024];
    Arrays.fill(second, 512, 1024, (byte) 1);
    assertEquals(
        Set.of(
            Arrays.toString(new byte[1024]),
            Arrays.toString(ones),
            Arrays.toString(first),
            Arrays.toString(second)),
        outcomes(storage.operations(), "f/a"));
  }
}
