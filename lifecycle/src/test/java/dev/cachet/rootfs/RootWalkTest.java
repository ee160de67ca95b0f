package dev.cachet.rootfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootWalkTest {
  @TempDir Path host;
  private Path folder;
  private final Seen seen = new Seen();

  /** Writes down what it sees. */
  private static final class Seen implements RootVisitor {
    final List<String> lines = new ArrayList<>();
    String passedBy = "none";

    @Override
    public boolean folder(String path) {
      lines.add("folder " + path);
      return !path.equals(passedBy);
    }

    @Override
    public void file(FoundFile file) throws IOException {
      try (InputStream in = file.open(1000)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        lines.add("file " + file.path() + " " + file.size() + " " + text);
      }
    }

    @Override
    public void link(String path, String target) {
      lines.add("link " + path + " " + target);
    }

    @Override
    public void special(String path) {
      lines.add("special " + path);
    }

    @Override
    public void unreadable(String path, String reason) {
      lines.add("unreadable " + path + " " + reason);
    }
  }

  @BeforeEach
  void layOut() throws IOException {
    folder = Files.createDirectories(host.resolve("root"));
    Files.createDirectories(folder.resolve("b"));
    Files.writeString(folder.resolve("b/x"), "one");
    Files.writeString(folder.resolve("a"), "two");
    Files.writeString(host.resolve("secret"), "secret of the host");
  }

  private List<String> walk(int maxEntries) throws IOException {
    RootFolder.open(folder).walk(seen, maxEntries);
    return seen.lines;
  }

  @Test
  void seesEveryEntryInTheOrderOfNames() throws IOException {
    Files.createSymbolicLink(folder.resolve("c"), Path.of("/b/x"));
    assertEquals(
        List.of("folder /", "file /a 3 two", "folder /b", "file /b/x 3 one", "link /c /b/x"),
        walk(4));
  }

  @Test
  void showsLinksOutOfTheRootAndInALoopAndFollowsNone() throws IOException {
    Files.createSymbolicLink(folder.resolve("c"), host);
    Files.createSymbolicLink(folder.resolve("d"), Path.of("../secret"));
    Files.createSymbolicLink(folder.resolve("e"), Path.of("."));
    List<String> lines = walk(10);
    assertEquals("link /c " + host, lines.get(4));
    assertEquals(List.of("link /d ../secret", "link /e ."), lines.subList(5, 7));
    assertFalse(String.join(" ", lines).contains("secret of"), lines.toString());
  }

  @Test
  void entersNoFolderThatTheVisitorPassesBy() throws IOException {
    seen.passedBy = "/b";
    assertEquals(List.of("folder /", "file /a 3 two", "folder /b"), walk(10));
  }

  @Test
  void neverOpensAPipe() throws IOException, InterruptedException {
    Process made = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
    assertEquals(0, made.waitFor());
    assertTrue(walk(10).contains("special /pipe"));
  }

  @Test
  void endsAtTheMostEntriesAllowed() {
    assertThrows(RootfsLimitException.class, () -> walk(2));
    assertEquals(List.of("folder /", "file /a 3 two", "folder /b"), seen.lines);
  }

  @Test
  void goesDownSoFarAndNamesWhatLiesDeeper() throws IOException {
    Path deep = folder;
    for (int i = 0; i < TreeWalk.MAX_DEPTH + 1; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    List<String> lines = walk(1000);
    String last = lines.get(lines.size() - 1);
    assertEquals(
        "unreadable " + "/d".repeat(TreeWalk.MAX_DEPTH) + " lies deeper than 128 folders", last);
  }

  @Test
  void boundsWhatItReadsOfAFile() throws IOException {
    Files.writeString(folder.resolve("a"), "x".repeat(1001));
    assertThrows(RootfsLimitException.class, () -> walk(10));
  }

  @Test
  void showsNamesThatAreNoTextByTheirBytes() throws IOException {
    Files.createFile(Path.of(URI.create(folder.toUri() + "%C5%91%0A")));
    Files.createFile(Path.of(URI.create(folder.toUri() + "z%FF%C3")));
    List<String> lines = walk(10);
    assertTrue(lines.contains("file /\u0151\n 0 "), lines.toString());
    assertTrue(lines.contains("file /z\\xff\\xc3 0 "), lines.toString());
  }
}
