package dev.cachet.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distributions of a build as tar, and tar in other archives. */
class TarArchiveTest {
  private static final byte[] JAR = new ExampleArchive().withClasses("a/A").bytes();

  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();

  @Test
  void opensTheArchivesOfATar() throws IOException {
    ArchiveFile read = read("app-1.tar", new ExampleTar().with("app-1/lib/a-1.jar", JAR).bytes());
    assertTrue(read.opened());
    assertEquals("app-1.tar!/app-1/lib/a-1.jar", read.inner().get(0).path());
    assertEquals(List.of("a"), List.copyOf(read.inner().get(0).packages().keySet()));
    assertEquals(List.of(), problems);
  }

  @Test
  void opensATarInGzipWhateverItIsCalled() throws IOException {
    byte[] bytes = new ExampleTar().with("lib/a-1.jar", JAR).with("b/B.class", JAR).gzip();
    for (String name : List.of("app-1.tar.gz", "app-1.tgz", "app.bin")) {
      ArchiveFile read = read(name, bytes);
      assertEquals(name + "!/lib/a-1.jar", read.inner().get(0).path());
      assertEquals(List.of("b"), List.copyOf(read.packages().keySet()));
    }
  }

  @Test
  void opensATarInAZipAndAZipInATar() throws IOException {
    byte[] tar = new ExampleTar().with("lib/a.jar", JAR).gzip();
    byte[] zip = new ExampleArchive().with("x/app.tar.gz", tar).bytes();
    ArchiveFile read = read("all.tar", new ExampleTar().with("app.zip", zip).bytes());
    assertEquals(
        "all.tar!/app.zip!/x/app.tar.gz!/lib/a.jar",
        read.inner().get(0).inner().get(0).inner().get(0).path());
  }

  @Test
  void takesATarForATarThoughItsLastFileEndsAsAZip() throws IOException {
    byte[] large = new ExampleArchive().with("x", new byte[200_000]).withClasses("a/A").bytes();
    byte[] bytes = new ExampleTar().with("one.jar", JAR).with("two.jar", large).bytes();
    assertEquals(2, read("app.tar", bytes).inner().size());
  }

  @Test
  void readsLongNamesAsGnuAndAsPosixWriteThem() throws IOException {
    String name = "a-folder-with-a-long-name/".repeat(6) + "lib/a-1.jar";
    byte[] bytes = new ExampleTar().withGnuName(name, JAR).withPaxName(name + ".zip", JAR).bytes();
    assertEquals(
        List.of("app.tar!/" + name, "app.tar!/" + name + ".zip"),
        read("app.tar", bytes).inner().stream().map(ArchiveFile::path).toList());
  }

  @Test
  void passesOverLinksAndTellsOfFormsThatItDoesNotRead() throws IOException {
    byte[] bytes =
        new ExampleTar()
            .with("link.jar", '2', new byte[0])
            .with("sparse.jar", 'S', JAR)
            .with("last.jar", JAR)
            .bytes();
    ArchiveFile read = read("app.tar", bytes);
    assertEquals(1, read.inner().size());
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("app.tar!/sparse.jar is written in a form of tar"));
  }

  @Test
  void tellsOfATarThatIsCutShortAndKeepsWhatCameFirst() throws IOException {
    byte[] bytes = new ExampleTar().with("a.jar", JAR).with("b.jar", JAR).withoutEnd();
    ArchiveFile read = read("app.tar", Arrays.copyOf(bytes, bytes.length - 600));
    assertFalse(read.opened());
    assertEquals(1, read.inner().size());
    assertTrue(problems.get(0).startsWith("source.archive-unreadable app.tar is cut short"));
  }

  @Test
  void takesNoMemoryForASizeThatIsOnlyStated() throws IOException {
    byte[] bytes = new ExampleTar().with("a.jar", '0', 120 << 20, JAR).bytes();
    assertFalse(read("app.tar.gz", ExampleTar.gzip(bytes)).opened());
    assertTrue(problems.get(0).contains("is cut short"), problems.toString());
  }

  @Test
  void stopsAGzipThatGrowsBeyondAllMeasure() throws IOException {
    byte[] bytes = new ExampleTar().with("zeros", new byte[8 << 20]).with("a.jar", JAR).gzip();
    assertFalse(read("app.tar.gz", bytes).opened());
    assertTrue(problems.get(0).contains("grows to more than 200 times"), problems.toString());
  }

  @Test
  void tellsOfNamesThatLeadOutAndOfContentBehindTheEnd() throws IOException {
    byte[] tar = new ExampleTar().with("../../etc/passwd", JAR).bytes();
    byte[] more = Arrays.copyOf(tar, tar.length + 100);
    more[tar.length + 50] = 1;
    read("app.tar", more);
    assertTrue(problems.toString().contains("1 entries have names that lead out"));
    assertTrue(problems.toString().contains("app.tar has content behind its end"));
  }

  @Test
  void refusesAGzipOfSomethingElse() throws IOException {
    byte[] text = ExampleTar.gzip("just a text".getBytes(StandardCharsets.UTF_8));
    assertFalse(read("app.tar.gz", text).opened());
    assertEquals(1, problems.size());
  }

  @Test
  void givesAnAnswerForEachByteThatIsChanged() throws IOException {
    byte[] good = new ExampleTar().with("a.jar", JAR).with("b/B.class", JAR).bytes();
    for (int at = 0; at < 600; at++) {
      byte[] bytes = good.clone();
      bytes[at] ^= 0x55;
      assertEquals(good.length, read("app.tar", bytes).digests().size());
    }
  }

  private ArchiveFile read(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return ArchiveReader.read(file, (rule, path, m) -> problems.add(rule + " " + m));
  }
}
