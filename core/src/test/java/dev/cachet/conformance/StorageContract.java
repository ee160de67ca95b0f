package dev.cachet.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import dev.cachet.storage.StorageInUseException;
import dev.cachet.storage.StorageLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link Storage} does. Extend it to test one of your own: say how one over an empty
 * medium is made, and how the same medium is opened by another process. What a power cut leaves is
 * no part of it: only the medium itself can show that (integration checklist).
 */
public abstract class StorageContract {
  private Storage storage;

  /**
   * Makes a storage over an empty medium, one for each test.
   *
   * @return the storage
   * @throws IOException if the medium fails
   */
  protected abstract Storage create() throws IOException;

  /**
   * Opens the medium of {@link #create} again, as another program would.
   *
   * @return another storage over the same medium
   * @throws IOException if the medium fails
   */
  protected abstract Storage reopen() throws IOException;

  @BeforeEach
  final void openAnEmptyOne() throws IOException {
    storage = create();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(Storage storage, String path, String text) throws IOException {
    try (StorageFile file = storage.openToWrite(path)) {
      file.write(0, ByteBuffer.wrap(ascii(text)));
      file.sync();
    }
  }

  private static String text(Storage storage, String path) throws IOException {
    return new String(storage.read(path, 1 << 20), StandardCharsets.US_ASCII);
  }

  @Test
  void beginsEmpty() throws IOException {
    assertFalse(storage.exists("memory/generation-a"));
    assertEquals(List.of(), storage.list("memory"));
    assertEquals(List.of(), storage.folders("kept"));
    assertThrows(NoSuchFileException.class, () -> storage.read("memory/generation-a", 10));
    assertThrows(NoSuchFileException.class, () -> storage.openToRead("memory/generation-a"));
  }

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    storage.replace("memory/a", ascii("first, longer"));
    storage.replace("memory/a", ascii("second"));
    assertEquals("second", text(storage, "memory/a"));
    assertEquals("second", text(reopen(), "memory/a"));
    assertEquals(List.of("a"), storage.list("memory"));
    assertTrue(storage.exists("memory/a"));
    storage.replace("memory/a", new byte[0]);
    assertEquals("", text(storage, "memory/a"));
  }

  @Test
  void replacesAlsoWhereAnUnfinishedFileIsLeft() throws IOException {
    write(storage, "memory/a" + Storage.UNFINISHED, "left over, and longer than the new bytes");
    storage.replace("memory/a", ascii("new"));
    assertEquals("new", text(storage, "memory/a"));
    assertEquals(List.of("a"), storage.list("memory"));
  }

  @Test
  void listsFilesAndFoldersApartAndSorted() throws IOException {
    for (String path : List.of("kept/b/x", "kept/a/y", "kept/z", "kept/c", "kept/a+1.conf")) {
      write(storage, path, "x");
    }
    assertEquals(List.of("a+1.conf", "c", "z"), storage.list("kept"));
    assertEquals(List.of("a", "b"), storage.folders("kept"));
    assertEquals(List.of("y"), storage.list("kept/a"));
    assertEquals(List.of(), storage.folders("kept/a"));
  }

  @Test
  void readsNoMoreThanAllowed() throws IOException {
    write(storage, "memory/a", "12345");
    assertEquals("12345", new String(storage.read("memory/a", 5), StandardCharsets.US_ASCII));
    assertThrows(IOException.class, () -> storage.read("memory/a", 4));
    assertThrows(IOException.class, () -> storage.read("memory/a", 0));
  }

  @Test
  void writesInPlaceAndKeepsTheRest() throws IOException {
    write(storage, "audit/log", "0123456789");
    try (StorageFile file = storage.openToWrite("audit/log")) {
      assertEquals(10, file.size());
      file.write(3, ByteBuffer.wrap(ascii("abc")));
      file.write(10, ByteBuffer.wrap(ascii("end")));
      assertEquals(13, file.size());
      assertThrows(IOException.class, () -> file.write(14, ByteBuffer.wrap(ascii("hole"))));
      file.sync();
    }
    assertEquals("012abc6789end", text(reopen(), "audit/log"));
    try (StorageFile file = storage.openToWrite("audit/log")) {
      file.truncate(4);
      assertEquals(4, file.size());
      file.write(4, ByteBuffer.wrap(ascii("!")));
      file.sync();
    }
    assertEquals("012a!", text(reopen(), "audit/log"));
  }

  @Test
  void movesPositionsByWhatWasReadAndWritten() throws IOException {
    write(storage, "audit/log", "0123456789");
    try (StorageFile file = storage.openToRead("audit/log")) {
      ByteBuffer middle = ByteBuffer.allocate(6).position(1).limit(5);
      assertEquals(4, file.read(2, middle));
      assertEquals(5, middle.position());
      assertArrayEquals(new byte[] {0, '2', '3', '4', '5', 0}, middle.array());
      ByteBuffer end = ByteBuffer.allocate(6);
      assertEquals(2, file.read(8, end));
      assertEquals(0, file.read(10, end));
      assertEquals(0, file.read(99, end));
      assertEquals(2, end.position());
      ByteBuffer bytes = ByteBuffer.wrap(ascii("x"));
      assertThrows(Exception.class, () -> file.write(0, bytes));
    }
    try (StorageFile file = storage.openToWrite("audit/log")) {
      ByteBuffer bytes = ByteBuffer.wrap(ascii("abcd")).position(1).limit(3);
      file.write(0, bytes);
      assertEquals(3, bytes.position());
      file.sync();
    }
    assertEquals("bc23456789", text(storage, "audit/log"));
  }

  @Test
  void renamesOverAnotherFile() throws IOException {
    write(storage, "audit/old", "old");
    write(storage, "audit/new", "new");
    storage.rename("audit/new", "audit/old");
    storage.syncFolder("audit");
    assertEquals(List.of("old"), storage.list("audit"));
    assertEquals("new", text(reopen(), "audit/old"));
    assertThrows(IOException.class, () -> storage.rename("audit/none", "audit/old"));
    assertEquals("new", text(storage, "audit/old"));
  }

  @Test
  void deletesWhatIsThereAndIsSilentWhereNothingIs() throws IOException {
    write(storage, "audit/log", "x");
    storage.delete("audit/log");
    storage.delete("audit/log");
    storage.delete("never/was");
    storage.syncFolder("audit");
    assertFalse(reopen().exists("audit/log"));
    assertEquals(List.of(), reopen().list("audit"));
  }

  @Test
  void settlesAFileAndIsSilentWhereNoneIs() throws IOException {
    write(storage, "boot/switch", "x");
    storage.settle("boot/switch");
    storage.settle("boot/none");
    assertEquals("x", text(reopen(), "boot/switch"));
    assertFalse(storage.exists("boot/none"));
  }

  /** Paths come from the program; one that leads elsewhere is a fault of it and reaches nothing. */
  @Test
  void refusesEveryOtherPath() {
    for (String path :
        List.of("", "..", "../x", "a/../b", "/etc/x", "a//b", "a/", "A/b", "a/.b", "a\\b", "a b")) {
      for (Executable use :
          List.<Executable>of(
              () -> storage.exists(path),
              () -> storage.list(path),
              () -> storage.read(path, 1),
              () -> storage.openToRead(path),
              () -> storage.openToWrite(path),
              () -> storage.replace(path, new byte[0]),
              () -> storage.delete(path),
              () -> storage.rename(path, path))) {
        assertThrows(IllegalArgumentException.class, use, path);
      }
    }
  }

  @Test
  void letsOneWriterInAndReadersAlways() throws IOException {
    write(storage, "memory/a", "x");
    StorageLock lock = storage.lock();
    assertThrows(StorageInUseException.class, () -> storage.lock());
    assertThrows(StorageInUseException.class, () -> reopen().lock());
    assertEquals("x", text(reopen(), "memory/a"));
    // Reading must not free it: POSIX frees a lock with any handle of the locked file.
    assertThrows(StorageInUseException.class, () -> reopen().lock());
    lock.close();
    lock.close();
    reopen().lock().close();
    storage.lock().close();
    assertEquals(List.of("a"), storage.list("memory"));
  }
}
