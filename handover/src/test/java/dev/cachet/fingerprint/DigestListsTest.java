package dev.cachet.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.listing.FolderTree;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.ListingWriter;
import dev.cachet.rootfs.RootFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestListsTest {
  private static final String HELLO =
      "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

  @TempDir Path folder;

  /** ClamAV takes an empty file for a damaged database, and scans nothing. */
  @Test
  void listOfNothingIsNoList() {
    assertEquals(Optional.empty(), DigestLists.clamAv(List.of()));
    assertEquals(Optional.empty(), DigestLists.clamAv(List.of(file("etc/empty", 0))));
    assertEquals(Optional.empty(), DigestLists.hashdeep(List.of()));
    assertEquals(Optional.empty(), DigestLists.csv(List.of()));
    assertEquals(Optional.empty(), DigestLists.keyValue(List.of()));
  }

  @Test
  void clamAvGetsNoLevelOutOfAName() {
    List<InstalledFile> files =
        List.of(file("opt/a:99", 6), file("opt/b c:7:8", 6), unsized("opt/d"), file("bad\nx", 6));
    assertEquals(
        HELLO + ":6:opt/a_99\n" + HELLO + ":6:opt/b_c_7_8\n" + HELLO + ":*:opt/d:73\n",
        text(DigestLists.clamAv(files)));
    assertEquals(1, DigestLists.leftOut(files));
  }

  @Test
  void hashdeepGetsItsHeadAndPathsOrNothing() {
    assertEquals(
        "%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n6," + HELLO + ",./opt/a, b\n",
        text(DigestLists.hashdeep(List.of(file("opt/a, b", 6)))));
    assertEquals(
        Optional.empty(), DigestLists.hashdeep(List.of(file("opt/a", 6), unsized("opt/d"))));
  }

  @Test
  void keysAreUniqueAndCellsAreNoFormulas() {
    List<InstalledFile> files = List.of(file("=1+1", 6), file("opt/\"a\"", 6));
    assertEquals(HELLO + ":/=1+1\n", text(DigestLists.keyValue(files)));
    assertTrue(text(DigestLists.csv(files)).contains("\r\n\"/=1+1\",\"6\","));
    assertTrue(text(DigestLists.csv(files)).contains("\"/opt/\"\"a\"\"\""));
  }

  /** Names of GNU tar and of POSIX, hard links, a second entry of one name, pieces of any size. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 511, 512, 513, 1 << 16})
  void everyFileOfAnArchiveIsListed(int piece) throws Exception {
    for (int mode :
        new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
      byte[] tar = archive(mode);
      assertTrue(ArchiveFiles.isArchive(ByteBuffer.wrap(tar)));
      ArchiveFiles files = new ArchiveFiles();
      for (int at = 0; at < tar.length; at += piece) {
        files.accept(ByteBuffer.wrap(tar, at, Math.min(piece, tar.length - at)));
      }
      List<InstalledFile> found = files.end();
      assertEquals(
          List.of("bin/a", "bin/hard", "etc/empty", "opt/" + "é".repeat(120)),
          found.stream().map(InstalledFile::path).toList());
      assertEquals(HELLO, found.get(0).sha256());
      assertEquals("f572d396fae9206628714fb2ce00f72e94f2258f", found.get(0).sha1().orElseThrow());
      assertEquals("b1946ac92492d2347c6235b4d2611184", found.get(0).md5().orElseThrow());
      assertEquals(found.get(0).sha256(), found.get(1).sha256());
      assertEquals(Optional.of(6L), found.get(3).size());
    }
  }

  @Test
  void damagedArchiveIsNotListed() throws Exception {
    byte[] tar = archive(TarArchiveOutputStream.LONGFILE_POSIX);
    for (int cut : new int[] {600, 1024, 2000}) {
      ArchiveFiles files = new ArchiveFiles();
      files.accept(ByteBuffer.wrap(tar, 0, cut));
      assertThrows(InvalidArchiveException.class, files::end, "cut at " + cut);
    }
    for (int at : new int[] {0, 124, 148, 156}) {
      byte[] changed = tar.clone();
      changed[at] ^= 1;
      ArchiveFiles files = new ArchiveFiles();
      assertThrows(
          InvalidArchiveException.class, () -> files.accept(ByteBuffer.wrap(changed)), "at " + at);
    }
  }

  @Test
  void filesOfAListingHaveTheirDigestsAndNoSizes() throws Exception {
    Path root = Files.createDirectories(folder.resolve("root/opt"));
    Files.writeString(root.resolve("a b"), "hello\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Object unused =
        ListingWriter.write(
            new FolderTree(RootFolder.open(folder.resolve("root"))), LeftOut.none(), bytes);
    assertTrue(ListedFiles.isListing(bytes.toByteArray()));
    List<InstalledFile> files = ListedFiles.read("listing", bytes.toByteArray());
    assertEquals(List.of("opt/a b"), files.stream().map(InstalledFile::path).toList());
    assertEquals(HELLO + ":*:opt/a_b:73\n", text(DigestLists.clamAv(files)));
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20);
    assertThrows(IOException.class, () -> ListedFiles.read("listing", cut));
  }

  private static byte[] archive(int mode) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(mode);
      tar.setAddPaxHeadersForNonAsciiNames(mode == TarArchiveOutputStream.LONGFILE_POSIX);
      tar.putArchiveEntry(new TarArchiveEntry("./bin/"));
      tar.closeArchiveEntry();
      put(tar, "./bin/a", "old\n");
      put(tar, "./bin/a", "hello\n");
      put(tar, "./etc/empty", "");
      put(tar, "./opt/" + "é".repeat(120), "hello\n");
      TarArchiveEntry hard = new TarArchiveEntry("./bin/hard", TarConstants.LF_LINK);
      hard.setLinkName("./bin/a");
      tar.putArchiveEntry(hard);
      tar.closeArchiveEntry();
      TarArchiveEntry soft = new TarArchiveEntry("./bin/soft", TarConstants.LF_SYMLINK);
      soft.setLinkName("a");
      tar.putArchiveEntry(soft);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, String text) throws Exception {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static InstalledFile file(String path, long size) {
    return new InstalledFile(path, Optional.of(size), HELLO, Optional.empty(), Optional.empty());
  }

  private static InstalledFile unsized(String path) {
    return new InstalledFile(path, Optional.empty(), HELLO, Optional.empty(), Optional.empty());
  }

  private static String text(Optional<byte[]> list) {
    return new String(list.orElseThrow(), StandardCharsets.UTF_8);
  }
}
