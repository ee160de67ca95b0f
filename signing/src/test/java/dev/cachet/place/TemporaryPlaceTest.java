package dev.cachet.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryPlaceTest {
  @TempDir Path folder;

  @Test
  void aFullMediumIsToldWithTheFinalName() throws Exception {
    Path file = folder.resolve("a.json");
    IOException full =
        assertThrows(
            IOException.class,
            () ->
                ReplacedFile.write(
                    file,
                    new ReadFiles(),
                    out -> {
                      out.write(1);
                      Files.write(Path.of("/dev/full"), new byte[1]);
                    }));
    assertEquals(
        file + ": no space is left there; free some, or name another place", MediumText.of(full));
    assertEquals(List.of(), left());
  }

  @Test
  void theHiddenNameIsInNoFailure() throws Exception {
    Path target = folder.resolve("release");
    try (TemporaryPlace place = TemporaryPlace.beside(target)) {
      String hidden = place.path().toString();
      assertEquals(
          target + ": the file system is read-only; name another place",
          MediumText.of(
              place.naming(new FileSystemException(hidden, null, "Read-only file system"))));
      assertEquals(
          target.resolve("files/x")
              + ": the quota of this user is used up; free some, or name"
              + " another place",
          MediumText.of(
              place.naming(
                  new FileSystemException(hidden + "/files/x", null, "Disk quota exceeded"))));
      assertInstanceOf(
          AccessDeniedException.class, place.naming(new AccessDeniedException(hidden)));
    }
  }

  @Test
  void whatIsAboutAnotherFileIsLeftAlone() throws Exception {
    try (TemporaryPlace place = TemporaryPlace.beside(folder.resolve("release"))) {
      IOException read = new FileSystemException("/in/image", null, "Input/output error");
      assertSame(read, place.naming(read));
      IOException own = new IOException("image shrank while it was copied");
      assertSame(own, place.naming(own));
    }
  }

  @Test
  void aFileSystemThatTakesNoFilesIsNamed() {
    Path file = Path.of("/proc/a.json");
    IOException refused =
        assertThrows(
            IOException.class,
            () -> ReplacedFile.write(file, new ReadFiles(), out -> out.write(1)));
    assertEquals(
        "/proc/a.json: the file system does not allow this; name another place",
        MediumText.of(refused));
  }

  @Test
  void aNameThatIsTooLongIsNamed() throws Exception {
    Path file = folder.resolve("a".repeat(300));
    IOException refused =
        assertThrows(
            IOException.class,
            () -> ReplacedFile.write(file, new ReadFiles(), out -> out.write(1)));
    assertEquals(
        file + ": the name is too long for the file system; choose a shorter one",
        MediumText.of(refused));
    assertEquals(List.of(), left());
  }

  @Test
  void nothingIsLeftByAProcessThatIsToldToEnd() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Unfinished.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    assertEquals('r', process.getInputStream().read());
    assertEquals(2, left().size());
    process.destroy();
    int unused = process.waitFor();
    assertEquals(List.of(), left());
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** A process that never gets done with a file and a folder. */
  static final class Unfinished {
    private Unfinished() {}

    @SuppressWarnings("try") // The places are only held.
    public static void main(String[] folder) throws Exception {
      try (TemporaryPlace file = TemporaryPlace.beside(Path.of(folder[0], "a.cachet"));
          TemporaryPlace tree = TemporaryPlace.beside(Path.of(folder[0], "release"))) {
        Files.write(file.path(), new byte[1]);
        Files.createDirectories(tree.path().resolve("files"));
        Files.write(tree.path().resolve("files/a"), new byte[1]);
        System.out.write('r');
        System.out.flush();
        Thread.sleep(600_000);
      }
    }
  }
}
