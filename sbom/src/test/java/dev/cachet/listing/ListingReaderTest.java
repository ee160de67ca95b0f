package dev.cachet.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingReaderTest {
  private static final String SHA = "ab".repeat(32);
  private static final String HEAD = "cachet-root-listing 1\n";

  @TempDir Path folder;

  @Test
  @Tag("LST-1")
  void readsWhatAWriterWrote() throws Exception {
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("bin/a b"), "x");
    Files.writeString(folder.resolve("bin.d"), "y");
    Files.writeString(folder.resolve("bin/ü%"), "z");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("?"));
    byte[] listing = write(new FolderTree(RootFolder.open(folder)), LeftOut.none());
    List<ListedEntry> read = read(listing);
    assertEquals(
        List.of("/bin", "/bin/a%20b", "/bin/%C3%BC%25", "/bin.d", "/link"),
        read.stream().map(ListedEntry::path).toList());
    assertEquals(">?", read.get(4).content());
    assertEquals("-", read.get(4).mode());
    assertEquals(sha256("x"), read.get(1).content());
  }

  @Test
  @Tag("LST-2")
  void theSameRootHasTheSameListing() throws Exception {
    for (String name : List.of("b", "a", "é", "z")) {
      Files.writeString(folder.resolve(name), name);
    }
    byte[] once = write(new FolderTree(RootFolder.open(folder)), LeftOut.none());
    byte[] again = write(new FolderTree(RootFolder.open(folder)), LeftOut.none());
    assertEquals(text(once), text(again));
  }

  @Test
  @Tag("LST-3")
  void whatIsDeclaredIsLeftOutByName() throws Exception {
    Files.createDirectories(folder.resolve("var/log/deep"));
    Files.writeString(folder.resolve("var/log/deep/x"), "x");
    Files.writeString(folder.resolve("var/logs"), "x");
    LeftOut log = LeftOut.declared(List.of("/var/log"));
    byte[] listing = write(new FolderTree(RootFolder.open(folder)), log);
    try (ListingReader reader = reader(listing)) {
      assertEquals(List.of("/var/log"), reader.leftOutPaths().codes());
    }
    assertEquals(
        List.of("/var", "/var/logs"), read(listing).stream().map(ListedEntry::path).toList());
  }

  @ParameterizedTest
  @Tag("LST-3")
  @ValueSource(strings = {"var", "/", "/var/", "/var//log", "/var/../etc", "/./x", ""})
  void whatIsNoPlainPathIsNotLeftOut(String path) {
    List<String> paths = List.of(path);
    assertThrows(IllegalArgumentException.class, () -> LeftOut.declared(paths));
  }

  @ParameterizedTest
  @Tag("LST-4")
  @ValueSource(
      strings = {
        "cachet-root-listing 2\n",
        "",
        "cachet-root-listing 1",
        "cachet-root-listing 1\r\n",
        HEAD,
        HEAD + "/a d 0755 0:0 - -\n",
      })
  void refusesWhatIsNoListingOrNotWhole(String text) {
    assertThrows(InvalidListingException.class, () -> read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @Tag("LST-5")
  @CsvSource(
      delimiter = '|',
      value = {
        "an order|/b d 0755 0:0 - -;/a d 0755 0:0 - -",
        "a path twice|/a d 0755 0:0 - -;/a d 0755 0:0 - -",
        "no parent|/a/b d 0755 0:0 - -",
        "a parent that is no folder|/a p 0755 0:0 - -;/a/b d 0755 0:0 - -",
        "a folder after another that it is not in|/a d 0755 0:0 - -;/a.b d 0755 0:0 - -;/a/c d 0755"
            + " 0:0 - -",
        "another spelling|/%61 d 0755 0:0 - -",
        "lower-case digits|/%c3 d 0755 0:0 - -",
        "a name of dots|/.. d 0755 0:0 - -",
        "no name|/ d 0755 0:0 - -",
        "a kind|/a x 0755 0:0 - -",
        "a mode of five digits|/a d 00755 0:0 - -",
        "a mode of a link|/a l 0777 0:0 - >b",
        "no mode of a folder|/a d - 0:0 - -",
        "a leading zero|/a d 0755 00:0 - -",
        "a name for a number|/a d 0755 root:root - -",
        "capabilities of a folder|/a d 0755 0:0 01 -",
        "half a byte|/a f 0755 0:0 012 SHA",
        "content of a folder|/a d 0755 0:0 - SHA",
        "a short digest|/a f 0755 0:0 - abcd",
        "a link without its mark|/a l - 0:0 - b",
        "a link to nothing|/a l - 0:0 - >",
        "two blanks|/a  d 0755 0:0 - -",
        "one field more|/a d 0755 0:0 - - -",
      })
  void refusesWhatNoWriterWrites(String what, String entries) {
    byte[] listing = whole(HEAD + entries.replace(';', '\n').replace("SHA", SHA) + "\n");
    InvalidListingException refused =
        assertThrows(InvalidListingException.class, () -> read(listing), what);
    assertTrue(String.valueOf(refused.getMessage()).contains("line "), refused.getMessage());
  }

  @ParameterizedTest
  @Tag("LST-5")
  @ValueSource(
      strings = {
        "left-out /b\nleft-out /a\n",
        "left-out /a\nleft-out /a\n",
        "left-out a\n",
        "left-out /a\n/a d 0755 0:0 - -\n",
      })
  void refusesLeftOutPathsThatNoWriterWrites(String lines) {
    byte[] listing = whole(HEAD + lines);
    assertThrows(InvalidListingException.class, () -> read(listing));
  }

  @Test
  @Tag("LST-4")
  void refusesEveryChangedByte() throws Exception {
    byte[] listing = whole(HEAD + "/a d 0755 0:0 - -\n/a/b f 4755 0:0 ? " + SHA + "\n");
    assertEquals(2, read(listing).size());
    for (int i = 0; i < listing.length; i++) {
      byte[] changed = listing.clone();
      changed[i] ^= 1;
      assertThrows(IOException.class, () -> read(changed), "byte " + i);
      byte[] shorter = java.util.Arrays.copyOf(listing, i);
      assertThrows(IOException.class, () -> read(shorter), "length " + i);
    }
    byte[] longer = java.util.Arrays.copyOf(listing, listing.length + 1);
    assertThrows(IOException.class, () -> read(longer));
  }

  @Test
  @Tag("LST-6")
  void refusesALineThatIsTooLong() {
    byte[] listing = whole(HEAD + "/" + "a".repeat(ListingReader.MAX_LINE) + " d 0755 0:0 - -\n");
    assertThrows(InvalidListingException.class, () -> read(listing));
  }

  private static byte[] whole(String text) {
    int entries =
        (int) text.lines().filter(line -> line.startsWith("/") && line.contains(" ")).count();
    return (text + "end " + entries + " " + sha256(text) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    var digest = Digests.of("SHA-256");
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return Digests.hex(digest);
  }

  private static byte[] write(RootTree tree, LeftOut leftOut) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListingWriter.write(tree, leftOut, out);
    return out.toByteArray();
  }

  private static ListingReader reader(byte[] listing) throws IOException {
    return new ListingReader("listing", new ByteArrayInputStream(listing));
  }

  private static List<ListedEntry> read(byte[] listing) throws IOException {
    List<ListedEntry> entries = new ArrayList<>();
    try (ListingReader reader = reader(listing)) {
      for (ListedEntry e = reader.next(); e != null; e = reader.next()) {
        entries.add(e);
      }
    }
    return entries;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
