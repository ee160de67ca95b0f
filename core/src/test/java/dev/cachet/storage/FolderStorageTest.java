package dev.cachet.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStorageTest {
  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void open() throws IOException {
    storage = new FolderStorage(Files.createDirectory(folder.resolve("device")));
  }

  @Test
  void replacesAWholeFileAndLeavesNothingBeside() throws IOException {
    storage.replace("memory/a", new byte[] {1, 2, 3});
    storage.replace("memory/a", new byte[] {4});
    assertArrayEquals(new byte[] {4}, storage.read("memory/a", 10));
    assertEquals(List.of("a"), storage.list("memory"));
  }

  @Test
  void replacesAlsoOverAnUnfinishedFile() throws IOException {
    storage.replace("memory/a.new", new byte[100]);
    storage.replace("memory/a", new byte[] {4});
    assertArrayEquals(new byte[] {4}, storage.read("memory/a", 10));
  }

  @Test
  void readsAndWritesAtPlaces() throws IOException {
    try (StorageFile file = storage.openToWrite("slots/a/root")) {
      file.write(0, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
      file.write(2, ByteBuffer.wrap(new byte[] {9, 9, 9}));
      file.truncate(4);
      file.sync();
      assertEquals(4, file.size());
    }
    try (StorageFile file = storage.openToRead("slots/a/root")) {
      ByteBuffer bytes = ByteBuffer.allocate(10);
      assertEquals(3, file.read(1, bytes));
      assertEquals(0, file.read(4, bytes));
      assertArrayEquals(new byte[] {2, 9, 9, 0}, Arrays.copyOf(bytes.array(), 4));
    }
  }

  @Test
  void neverLeavesAHole() throws IOException {
    try (StorageFile file = storage.openToWrite("a")) {
      assertThrows(EOFException.class, () -> file.write(1, ByteBuffer.allocate(1)));
    }
  }

  @Test
  void refusesToReadMoreThanAllowed() throws IOException {
    storage.replace("memory/a", new byte[11]);
    assertThrows(IOException.class, () -> storage.read("memory/a", 10));
    assertEquals(11, storage.read("memory/a", 11).length);
  }

  @Test
  void saysWhatIsNotThere() throws IOException {
    assertFalse(storage.exists("memory/a"));
    assertEquals(List.of(), storage.list("memory"));
    assertThrows(NoSuchFileException.class, () -> storage.read("memory/a", 10));
    assertThrows(NoSuchFileException.class, () -> storage.openToRead("memory/a"));
    assertThrows(NoSuchFileException.class, () -> storage.syncFolder("memory"));
    storage.delete("memory/a");
  }

  @Test
  void keepsFilesAndFoldersToTheirOwner() throws IOException {
    storage.replace("memory/a", new byte[1]);
    Path file = folder.resolve("device/memory/a");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
  }

  // A37, GHSA-wjw6-2cqr-j4qr: names must not lead out of the folder.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a//b",
        "a/",
        ".hidden",
        "A",
        "a\\b",
        "a/.",
        "a\u0000",
        "1/2/3/4/5/6/7/8/9"
      })
  void refusesEveryPathThatCouldLeadOut(String path) {
    assertThrows(IllegalArgumentException.class, () -> storage.openToWrite(path));
    assertThrows(IllegalArgumentException.class, () -> storage.read(path, 1));
    assertThrows(IllegalArgumentException.class, () -> storage.exists(path));
    assertThrows(IllegalArgumentException.class, () -> storage.delete(path));
    assertThrows(IllegalArgumentException.class, () -> storage.list(path));
    assertThrows(IllegalArgumentException.class, () -> storage.syncFolder(path));
    assertThrows(IllegalArgumentException.class, () -> storage.rename(path, "a"));
  }

  // A37, CVE-2026-6968: a link as a parent folder.
  @Test
  void followsNoLinkToAnotherFolder() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.write(outside.resolve("a"), new byte[] {7});
    Files.createSymbolicLink(folder.resolve("device/memory"), outside);
    assertThrows(IOException.class, () -> storage.replace("memory/b", new byte[1]));
    assertThrows(IOException.class, () -> storage.read("memory/a", 10));
    assertEquals(List.of(), storage.list("memory"));
    assertEquals(1, outside.toFile().list().length);
  }

  @DisplayName("A44: a file that stands ready under a name is not written through")
  @Test
  void followsNoLinkToAnotherFile() throws IOException {
    Path outside = Files.write(folder.resolve("outside"), new byte[] {7});
    Files.createSymbolicLink(folder.resolve("device/link"), outside);
    assertThrows(IOException.class, () -> storage.exists("link"));
    assertThrows(IOException.class, () -> storage.openToWrite("link"));
    assertThrows(IOException.class, () -> storage.read("link", 10));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(outside));
  }

  @Test
  void renamesWithinOneFolderOnly() throws IOException {
    storage.replace("memory/a", new byte[1]);
    assertThrows(IllegalArgumentException.class, () -> storage.rename("memory/a", "audit/a"));
    storage.rename("memory/a", "memory/b");
    assertTrue(storage.exists("memory/b"));
  }

  @Test
  void needsAFolder() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[1]);
    assertThrows(NotDirectoryException.class, () -> new FolderStorage(file));
    assertThrows(NoSuchFileException.class, () -> new FolderStorage(folder.resolve("none")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "folder", "link", "dangling"})
  void saysWhatStandsWhereAFileShouldBeAndDoesNotWait(String kind) throws Exception {
    storage.replace("memory/a", new byte[1]);
    Path place = folder.resolve("device/memory/b");
    switch (kind) {
      case "fifo" -> assertEquals(0, new ProcessBuilder("mkfifo", place + "").start().waitFor());
      case "folder" -> Files.createDirectory(place);
      case "link" -> Files.createSymbolicLink(place, folder.resolve("device/memory/a"));
      default -> Files.createSymbolicLink(place, folder.resolve("nothing"));
    }
    for (Executable use :
        List.<Executable>of(
            () -> storage.exists("memory/b"),
            () -> storage.read("memory/b", 10),
            () -> storage.openToRead("memory/b").close(),
            () -> storage.openToWrite("memory/b").close(),
            () -> storage.settle("memory/b"))) {
      IOException refused = assertThrows(IOException.class, use);
      assertTrue(refused.getMessage().contains("stands where a file"), refused.getMessage());
    }
    assertEquals(List.of("a"), storage.list("memory"));
  }

  @Test
  void replacesAlsoOverALeftoverThatIsALink() throws Exception {
    Path outside = Files.write(folder.resolve("outside"), new byte[] {7});
    storage.replace("memory/b", new byte[1]);
    Files.createSymbolicLink(folder.resolve("device/memory/a.new"), outside);
    storage.replace("memory/a", new byte[] {4});
    assertArrayEquals(new byte[] {4}, storage.read("memory/a", 10));
    assertArrayEquals(new byte[] {7}, Files.readAllBytes(outside));
  }

  // A process may have died between the making of a folder and the sync of its parent.
  @Test
  void syncsTheParentOfAFolderThatAnEarlierProcessMade() throws Exception {
    Path device = folder.resolve("device").toRealPath();
    Files.createDirectories(device.resolve("slots/a"));
    List<Path> synced = new ArrayList<>();
    Storage later = new FolderStorage(device, synced::add);
    later.openToWrite("slots/a/root").close();
    assertEquals(List.of(device, device.resolve("slots")), synced);
    later.openToWrite("slots/a/root").close();
    assertEquals(2, synced.size());
  }

  @Test
  void makesDurableWhatAFileHolds() throws Exception {
    Path device = folder.resolve("device").toRealPath();
    storage.replace("memory/a", new byte[1]);
    List<Path> synced = new ArrayList<>();
    Storage later = new FolderStorage(device, synced::add);
    later.settle("memory/none");
    assertEquals(List.of(), synced);
    later.settle("memory/a");
    assertEquals(device.resolve("memory"), synced.get(synced.size() - 1));
    assertArrayEquals(new byte[1], later.read("memory/a", 10));
  }

  @Test
  void listsFolders() throws Exception {
    storage.replace("kept/a/manifest.json", new byte[1]);
    storage.replace("kept/file", new byte[1]);
    assertEquals(List.of("a"), storage.folders("kept"));
    assertEquals(List.of(), storage.folders("none"));
  }
}
