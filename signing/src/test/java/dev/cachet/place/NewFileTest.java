package dev.cachet.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path folder;

  /** Where the name appeared first, a full medium left a file that had to be deleted by hand. */
  @Test
  void fileThatCouldNotBeWrittenInFullIsNotThere() throws Exception {
    Path file = folder.resolve("kid.json");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                NewFile.write(
                    file,
                    channel -> {
                      writeOneByte(channel);
                      assertFalse(Files.exists(file), "nobody sees half of it");
                      throw new IOException("no space left");
                    }));
    assertEquals("no space left", e.getMessage());
    assertEquals(List.of(), names());
    NewFile.write(file, CONTENT);
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertEquals(List.of("kid.json"), names());
  }

  @Test
  void fileThatAppearedMeanwhileIsNotReplaced() throws Exception {
    Path file = folder.resolve("kid.json");
    FileAlreadyExistsException e =
        assertThrows(
            FileAlreadyExistsException.class,
            () ->
                NewFile.write(
                    file,
                    channel -> {
                      writeOneByte(channel);
                      Files.write(file, CONTENT);
                    }));
    assertEquals(file.toString(), e.getMessage());
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertEquals(List.of("kid.json"), names());
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    Path file = folder.resolve("nowhere/kid.json");
    NoSuchFileException e =
        assertThrows(NoSuchFileException.class, () -> NewFile.write(file, CONTENT));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  /** FAT has no links, and an archive has none either. */
  @Test
  void fileSystemWithoutLinksTakesNewFilesToo() throws Exception {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("stick.zip"), Map.of("create", "true"))) {
      Path file = zip.getPath("/kid.json");
      NewFile.write(file, CONTENT);
      assertThrows(FileAlreadyExistsException.class, () -> NewFile.write(file, new byte[] {9}));
      assertArrayEquals(CONTENT, Files.readAllBytes(file));
      try (Stream<Path> all = Files.list(zip.getPath("/"))) {
        assertEquals(List.of("/kid.json"), all.map(Path::toString).toList());
      }
    }
  }

  private static void writeOneByte(FileChannel channel) throws IOException {
    assertEquals(1, channel.write(ByteBuffer.wrap(CONTENT, 0, 1)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
