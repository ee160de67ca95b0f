package dev.cachet.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.archive.container.ArchiveLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileArchiveTest {
  private static final byte[] TEXT = "no archive at all".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();

  @Test
  void tellsWhichInnerFileIsNoArchiveAndKeepsItsDigest() throws IOException {
    ArchiveFile read = read(new ExampleArchive().with("lib/text.jar", TEXT).bytes());
    assertEquals("outer.jar!/lib/text.jar", read.inner().get(0).path());
    assertEquals(TEXT.length, read.inner().get(0).digests().size());
    assertFalse(read.inner().get(0).opened());
    assertProblem("source.archive-unreadable", "outer.jar!/lib/text.jar");
  }

  @Test
  void opensArchivesInsideEachOtherUpToTheLimitAndNamesTheFirstThatItDoesNot() throws IOException {
    byte[] inner = new ExampleArchive().withClasses("a/A").bytes();
    for (int level = 0; level < 200; level++) {
      inner = new ExampleArchive().with("n.jar", inner).bytes();
    }
    ArchiveFile read = read(inner);
    int depth = 1;
    while (!read.inner().isEmpty()) {
      read = read.inner().get(0);
      depth++;
    }
    assertEquals(9, depth);
    assertEquals(1, problems.size());
    assertProblem("source.archive-limit", "outer.jar" + "!/n.jar".repeat(8));
  }

  @Test
  void stopsAnEntryThatGrowsBeyondAllMeasure() throws IOException {
    byte[] bomb = new ExampleArchive().with("bomb.jar", new byte[64 << 20]).bytes();
    ArchiveFile read = read(bomb);
    assertEquals(List.of(), read.inner());
    assertProblem("source.archive-damaged", "grows to more than 200 times");
  }

  @Test
  void stopsWhenAllEntriesTogetherYieldTooMuch() throws IOException {
    ExampleArchive many = new ExampleArchive();
    for (int i = 0; i < 4; i++) {
      many.with("lib/" + i + ".jar", new ExampleArchive().with("x", random(60_000)).bytes());
    }
    ArchiveLimits limits = new ArchiveLimits(8, 1000, 1 << 20, 200_000, 200);
    assertEquals(3, read(many.bytes(), limits).inner().size());
    assertProblem("source.archive-damaged", "lib/3.jar brings the decompressed bytes");
  }

  @Test
  void digestsAnArchiveThatIsTooLargeToBeHeldAndDoesNotOpenIt() throws IOException {
    byte[] large = new ExampleArchive().with("x", random(5000)).withClasses("a/A").bytes();
    ArchiveLimits limits = new ArchiveLimits(8, 1000, 4000, 1 << 20, 200);
    ArchiveFile inner =
        read(new ExampleArchive().with("lib/large.jar", large).bytes(), limits).inner().get(0);
    assertEquals(large.length, inner.digests().size());
    assertTrue(inner.packages().isEmpty());
    assertProblem("source.archive-limit", "is too large to be held");
  }

  @Test
  void stopsAtTheMostEntriesOfAllArchivesTogether() throws IOException {
    byte[] two = new ExampleArchive().with("a.jar", sixty("p")).with("b.jar", sixty("q")).bytes();
    ArchiveFile read = read(two, new ArchiveLimits(8, 100, 1 << 20, 1 << 20, 200));
    assertEquals(60, read.inner().get(0).packages().size());
    assertEquals(38, read.inner().get(1).packages().size());
    assertFalse(read.inner().get(1).opened());
    assertProblem("source.archive-unreadable", "outer.jar!/b.jar brings the entries");
  }

  private static byte[] sixty(String prefix) {
    ExampleArchive tiny = new ExampleArchive();
    for (int i = 0; i < 60; i++) {
      tiny.withClasses(prefix + i + "/A");
    }
    return tiny.bytes();
  }

  @Test
  void stopsInAMillionTinyEntries() throws IOException {
    Path file = folder.resolve("outer.jar");
    try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < 1_000_000; i++) {
        ZipEntry tiny = new ZipEntry("p/A" + i + ".class");
        tiny.setMethod(ZipEntry.STORED);
        tiny.setSize(0);
        tiny.setCrc(0);
        out.putNextEntry(tiny);
      }
    }
    ArchiveFile read =
        ArchiveReader.read(
            file, (rule, path, m) -> problems.add(rule + " " + m), ArchiveLimits.STANDARD);
    assertFalse(read.opened());
    assertEquals(1, problems.size());
    assertProblem("source.archive-unreadable", "outer.jar brings the entries");
  }

  @Test
  void tellsOfNamesThatLeadOutOfTheArchive() throws IOException {
    read(
        new ExampleArchive()
            .with("../../etc/passwd", TEXT)
            .with("/etc/shadow", TEXT)
            .with("a\\b", TEXT)
            .with("nul\0.txt", TEXT)
            .with("fine..txt", TEXT)
            .bytes());
    assertProblem("source.archive-name", "4 entries have names that lead out");
  }

  @Test
  void tellsOfAnEntryThatIsListedTwice() throws IOException {
    byte[] twice =
        replaced(
            new ExampleArchive().with("lib/a.jar", TEXT).with("lib/b.jar", TEXT).bytes(),
            "lib/b.jar",
            "lib/a.jar");
    assertEquals(1, read(twice).inner().size());
    assertProblem("source.archive-twice", "lists lib/a.jar more than once");
  }

  @Test
  void tellsOfALocalHeaderThatNamesAnotherEntryThanTheList() throws IOException {
    byte[] bytes = new ExampleArchive().with("good.txt", TEXT).bytes();
    int local = indexOf(bytes, "good.txt", 0);
    bytes[local] = 'f';
    read(bytes);
    assertProblem("source.archive-mismatch", "1 entries whose own header");
  }

  @Test
  void tellsOfAnEntryThatTheListDoesNotName() throws IOException {
    byte[] bytes = new ExampleArchive().with("a", "").with("b", "").with("c", "").bytes();
    // The header of b in the list becomes a part of the comment of the header of a.
    int first = indexOf(bytes, "PK\1\2", 0);
    int second = indexOf(bytes, "PK\1\2", first + 4);
    int third = indexOf(bytes, "PK\1\2", second + 4);
    bytes[first + 32] = (byte) (third - second);
    read(bytes);
    assertProblem("source.archive-mismatch", "holds entries at 1 places");
  }

  @Test
  void tellsOfEntriesThatLieInsideEachOther() throws IOException {
    byte[] bytes = new ExampleArchive().with("a", random(100)).with("b", random(100)).bytes();
    int second = indexOf(bytes, "PK\1\2", indexOf(bytes, "PK\1\2", 0) + 4);
    Arrays.fill(bytes, second + 42, second + 46, (byte) 0);
    bytes[second + 42] = 5;
    read(bytes);
    assertProblem("source.archive-mismatch", "entries that lie inside others");
  }

  @Test
  void tellsOfContentThatIsNotWhatTheListSays() throws IOException {
    byte[] bytes = new ExampleArchive().with("a.jar", TEXT).bytes();
    bytes[indexOf(bytes, "PK\1\2", 0) + 16] ^= 1;
    assertEquals(List.of(), read(bytes).inner());
    assertProblem("source.archive-damaged", "a.jar has another size or checksum");
  }

  @Test
  void readsAnArchiveWithAStartScriptBeforeIt() throws IOException {
    byte[] bytes = new ExampleArchive().withClasses("a/A").with("b.jar", TEXT).bytes();
    byte[] script = "#!/bin/sh\nexec java -jar \"$0\"\n".getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(script, script.length + bytes.length);
    System.arraycopy(bytes, 0, both, script.length, bytes.length);
    ArchiveFile read = read(both);
    assertEquals(List.of("a"), List.copyOf(read.packages().keySet()));
    assertEquals(1, read.inner().size());
  }

  @Test
  void readsOnlyTheBeginningOfAManifestOfOneLongLine() throws IOException {
    StringBuilder line = new StringBuilder("Title: x\r\nLong: ");
    byte[] noise = random(3 << 20);
    for (byte b : noise) {
      line.append((char) ('a' + (b & 15)));
    }
    ArchiveFile read = read(new ExampleArchive().withManifest(line.toString()).bytes());
    assertEquals("x", read.manifest().get("title"));
    assertProblem("source.archive-limit", "is larger than 1 MiB");
  }

  @Test
  void readsNothingThatALinkOrADocumentTypeDefinitionPointsTo() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "leaked");
    String pom =
        "<!DOCTYPE project [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><project><groupId>g</groupId><artifactId>a</artifactId>"
            + "<version>&e;</version></project>";
    ArchiveFile read = read(new ExampleArchive().with("META-INF/maven/g/a/pom.xml", pom).bytes());
    assertFalse(read.libraries().toString().contains("leaked"), read.libraries().toString());
  }

  private ArchiveFile read(byte[] bytes) throws IOException {
    return read(bytes, ArchiveLimits.STANDARD);
  }

  private ArchiveFile read(byte[] bytes, ArchiveLimits limits) throws IOException {
    Path file = Files.write(folder.resolve("outer.jar"), bytes);
    return ArchiveReader.read(file, (rule, path, m) -> problems.add(rule + " " + m), limits);
  }

  private void assertProblem(String rule, String text) {
    assertTrue(
        problems.stream().anyMatch(p -> p.startsWith(rule + " ") && p.contains(text)),
        problems.toString());
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new java.util.Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    for (int at = indexOf(bytes, from, 0); at >= 0; at = indexOf(bytes, from, at)) {
      System.arraycopy(to.getBytes(StandardCharsets.UTF_8), 0, bytes, at, to.length());
    }
    return bytes;
  }

  private static int indexOf(byte[] bytes, String text, int from) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
  }
}
