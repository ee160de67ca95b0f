package dev.cachet.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // A lock is held, not used.
class FolderLockTest {
  @TempDir Path folder;

  /** What a second process is told. */
  static final class SecondProcess {
    private SecondProcess() {}

    public static void main(String[] args) throws IOException {
      try (StorageLock unused = new FolderStorage(Path.of(args[0])).lock()) {
        System.out.print("free");
      } catch (StorageInUseException e) {
        System.out.print("in use");
      }
    }
  }

  private String secondProcess() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    SecondProcess.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return said;
  }

  @Test
  void keepsASecondProcessOutUntilItIsClosed() throws Exception {
    Storage storage = new FolderStorage(folder);
    try (StorageLock unused = storage.lock()) {
      assertEquals("in use", secondProcess());
    }
    assertEquals("free", secondProcess());
  }

  // Closing any handle of a locked file frees a POSIX lock of the whole process.
  @Test
  void staysHeldWhateverElseThisProcessReadsAndTries() throws Exception {
    Storage storage = new FolderStorage(folder);
    storage.replace("memory/generation-a", new byte[] {1});
    storage.replace("audit/log.jsonl", new byte[] {2});
    try (StorageLock unused = storage.lock()) {
      for (String path : List.of("memory/generation-a", "audit/log.jsonl")) {
        assertEquals(1, storage.read(path, 10).length);
      }
      assertThrows(StorageInUseException.class, storage::lock);
      assertThrows(StorageInUseException.class, () -> new FolderStorage(folder).lock());
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (!file.endsWith(FolderLock.NAME)) {
            assertTrue(Files.readAllBytes(file).length > 0);
          }
        }
      }
      assertEquals("in use", secondProcess());
    }
  }

  @Test
  void isTheSameFolderUnderAnotherName() throws Exception {
    Path device = Files.createDirectory(folder.resolve("device"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), device);
    try (StorageLock unused = new FolderStorage(device).lock()) {
      assertThrows(StorageInUseException.class, () -> new FolderStorage(link).lock());
    }
  }

  @Test
  void liesInAFileThatNoPathOfTheStorageCanName() throws Exception {
    Storage storage = new FolderStorage(folder);
    try (StorageLock unused = storage.lock()) {
      Path file = folder.resolve(FolderLock.NAME);
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      assertThrows(IllegalArgumentException.class, () -> storage.exists(FolderLock.NAME));
    }
  }

  @Test
  void closesTwiceWithoutFreeingTheLockOfTheNextOne() throws Exception {
    Storage storage = new FolderStorage(folder);
    StorageLock first = storage.lock();
    first.close();
    try (StorageLock unused = storage.lock()) {
      first.close();
      assertThrows(StorageInUseException.class, storage::lock);
    }
  }

  @Test
  void isNotTakenThroughALinkOrAFolder() throws Exception {
    Path outside = Files.write(folder.resolve("outside"), new byte[0]);
    Path device = Files.createDirectory(folder.resolve("device"));
    Files.createSymbolicLink(device.resolve(FolderLock.NAME), outside);
    Storage storage = new FolderStorage(device);
    IOException refused = assertThrows(IOException.class, storage::lock);
    assertTrue(refused.getMessage().contains("a link stands"), refused.getMessage());
    Files.delete(device.resolve(FolderLock.NAME));
    Files.createDirectory(device.resolve(FolderLock.NAME));
    assertThrows(IOException.class, storage::lock);
    Files.delete(device.resolve(FolderLock.NAME));
    storage.lock().close();
  }
}
