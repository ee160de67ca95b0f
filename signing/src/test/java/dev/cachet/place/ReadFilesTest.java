package dev.cachet.place;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report took the place of the SBOM that it was about, with the exit code of a pass. */
class ReadFilesTest {
  @TempDir Path folder;
  private Path input;

  @BeforeEach
  void write() throws IOException {
    input = Files.writeString(folder.resolve("sbom.json"), "input");
  }

  @Test
  void inputIsNotReplacedByAnyOfItsPaths() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Path roundabout = inner.resolve("../sbom.json");
    Path link = Files.createSymbolicLink(folder.resolve("link"), input);
    Path linked = Files.createSymbolicLink(folder.resolve("here"), folder).resolve("sbom.json");
    Path hard = Files.createLink(folder.resolve("hard"), input);
    for (Path target : List.of(input, roundabout, link, linked, hard)) {
      assertRefused(new ReadFiles().add("--sbom", input), target);
    }
    assertRefused(new ReadFiles().add("--sbom", link), input);
    assertRefused(new ReadFiles().add("--sbom", hard), link);
  }

  /** What the file system takes for one file is one file, whatever the letters. */
  @Test
  void caseIsToldApartOnlyWhereTheFileSystemDoes() throws IOException {
    Path capitals = folder.resolve("SBOM.JSON");
    boolean insensitive = Files.exists(capitals);
    ReadFiles read = new ReadFiles().add("--sbom", input);
    if (insensitive) {
      assertRefused(read, capitals);
    } else {
      assertWritten(read, capitals);
    }
  }

  @Test
  void nothingInAFolderThatIsReadIsReplaced() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    Path release = Files.writeString(Files.createDirectory(root.resolve("etc")).resolve("r"), "r");
    Path leadsOut = Files.createSymbolicLink(root.resolve("out"), input);
    Path leadsIn = Files.createSymbolicLink(folder.resolve("in"), release);
    ReadFiles read = new ReadFiles().add("--rootfs", root);
    for (Path target : List.of(release, leadsOut, leadsIn)) {
      assertRefused(read, target);
    }
    assertWritten(read, root.resolve("etc/new"));
    assertWritten(read, folder.resolve("beside"));
  }

  @Test
  void ofAFolderThatPeopleAlsoWriteToOnlyWhatIsReadCounts() throws IOException {
    Path manifest = Files.writeString(folder.resolve("image.manifest"), "m");
    ReadFiles read =
        new ReadFiles().add("--yocto", folder, file -> file.toString().endsWith(".manifest"));
    assertRefused(read, manifest);
    assertWritten(read, input);
  }

  /** Every place lies below the root of the running system; what is read of it is known. */
  @Test
  void ofTheRunningSystemOnlyItsOwnFoldersCount() {
    ReadFiles read = new ReadFiles().add("--host", Path.of("/"));
    assertThrows(
        WrittenOverInputException.class, () -> read.requireApart(Path.of("/etc/os-release")));
    assertDoesNotThrow(() -> read.requireApart(input));
    // Where software is installed beside the system; a machine without such folders has the first.
    for (Path installed : List.of(Path.of("/usr"), Path.of("/opt"), Path.of("/srv"))) {
      if (Files.exists(installed)) {
        assertThrows(WrittenOverInputException.class, () -> read.requireApart(installed));
      }
    }
  }

  @Test
  void aFolderIsNotReplacedWhileSomethingInItIsRead() {
    assertRefused(new ReadFiles().add("policy", input), folder);
  }

  /** Nobody can make it again, so an answer never takes its place, whoever reads it. */
  @Test
  void noAnswerTakesThePlaceOfAPrivateKey() throws IOException {
    for (String kind : List.of("", "ENCRYPTED ", "EC ", "RSA ", "OPENSSH ")) {
      String pem = "# of release\n-----BEGIN " + kind + "PRIVATE KEY-----\nAA==\n";
      Path key = Files.writeString(folder.resolve("key.pem"), pem);
      WrittenOverInputException e =
          assertThrows(
              WrittenOverInputException.class,
              () -> ReplacedFile.write(key, new ReadFiles(), out -> out.write(1)));
      assertTrue(e.getMessage().contains("holds a private key, which no output"), e.getMessage());
      assertEquals(pem, Files.readString(key));
    }
    Path open = Files.writeString(folder.resolve("k"), "-----BEGIN PUBLIC KEY-----\nAA==\n");
    assertWritten(new ReadFiles(), open);
  }

  @Test
  void whatIsNotThereIsNoInput() throws IOException {
    assertWritten(new ReadFiles().add("--sbom", folder.resolve("gone")), folder.resolve("gone"));
  }

  private void assertRefused(ReadFiles read, Path target) {
    WrittenOverInputException e =
        assertThrows(
            WrittenOverInputException.class,
            () -> ReplacedFile.write(target, read, out -> out.write(1)),
            target + " was replaced");
    assertTrue(e.getMessage().startsWith(target + ": is an input of this run ("), e.getMessage());
    assertEquals("input", assertDoesNotThrow(() -> Files.readString(input)));
  }

  private static void assertWritten(ReadFiles read, Path target) throws IOException {
    ReplacedFile.write(target, read, out -> out.write('x'));
    assertEquals("x", Files.readString(target));
  }
}
