package dev.cachet.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.image.content.ImageException;
import dev.cachet.rootfs.RootFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that lead out, run in circles, overlap or end early, form by form. */
class HostileImagesTest {
  @TempDir Path folder;

  private static byte[] unpacked(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(HostileImagesTest.class.getResourceAsStream(name), name)) {
      byte[] bytes = in.readAllBytes();
      return name.endsWith(".gz")
          ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
          : bytes;
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("hostile"), bytes);
  }

  private String refusal(byte[] bytes) throws IOException {
    Path image = write(bytes);
    String said =
        String.valueOf(
            assertThrows(ImageException.class, () -> RootFolder.open(image)).getMessage());
    assertTrue(said.contains("hostile"), said);
    return said;
  }

  /** Each entry is a name and, for a link, where it leads. */
  private static byte[] cpio(String... namesAndTargets) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CpioArchiveOutputStream out = new CpioArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndTargets.length; i += 2) {
        byte[] content = namesAndTargets[i + 1].getBytes(US_ASCII);
        CpioArchiveEntry entry = new CpioArchiveEntry(namesAndTargets[i], content.length);
        entry.setMode(content.length == 0 ? 0100644 : 0120777);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void cpioLeadsNowhereOutside() throws Exception {
    assertTrue(refusal(cpio("etc/../../x", "")).contains("leads out"));
    assertTrue(refusal(cpio("a", "/tmp", "a/b", "")).contains("no folder"));
    Path out = write(cpio("a", "../../../etc/passwd"));
    assertTrue(RootFolder.open(out).find("/a").isEmpty());
  }

  @Test
  void linksInACircleEnd() throws Exception {
    RootFolder root = RootFolder.open(write(cpio("a", "b", "b", "a", "c", "c/c")));
    for (String each : List.of("/a", "/b", "/c")) {
      assertThrows(IOException.class, () -> root.read(each, 10));
    }
  }

  @Test
  void cpioThatEndsEarlyIsTold() throws Exception {
    byte[] whole = unpacked("small.cpio.gz");
    assertTrue(refusal(Arrays.copyOf(whole, whole.length / 2)).contains("behind its end"));
    byte[] behind = cpio("etc", "x");
    System.arraycopy("7fffffff".getBytes(US_ASCII), 0, behind, 54, 8);
    assertTrue(refusal(behind).contains("behind its end"));
  }

  @Test
  void tarThatEndsEarlyIsTold() throws Exception {
    byte[] whole = unpacked("small.tar.gz");
    int at = new String(whole, ISO_8859_1).indexOf("line 1000 ");
    assertTrue(at > 0);
    Path image = write(Arrays.copyOf(whole, at));
    assertThrows(IOException.class, () -> RootFolder.open(image));
  }

  /** The folder usr/lib is made a second name of the root, so it would hold itself. */
  @ParameterizedTest
  @ValueSource(strings = {"small.ext2.gz", "small.ext4.gz"})
  void extFolderInItselfIsTold(String name) throws Exception {
    byte[] ext = unpacked(name);
    int found = -1;
    for (int at = 0; at < ext.length - 12 && found < 0; at++) {
      boolean entry = ext[at + 6] == 3 && ext[at + 7] == 2;
      found = entry && new String(ext, at + 8, 3, US_ASCII).equals("lib") ? at : -1;
    }
    ByteBuffer.wrap(ext).order(ByteOrder.LITTLE_ENDIAN).putInt(found, 2);
    assertTrue(refusal(ext).contains("has a folder that is in itself"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small.ext2.gz", "small.ext4.gz"})
  void extThatEndsEarlyIsTold(String name) throws Exception {
    byte[] ext = unpacked(name);
    assertTrue(refusal(Arrays.copyOf(ext, ext.length - 1024)).contains("is cut: 1024 blocks"));
  }

  /** Zeros need no room in an image: a file may say that it has more than any medium. */
  @Test
  void extFileOfHolesIsReadNoFurtherThanAsked() throws Exception {
    byte[] ext = unpacked("small.ext4.gz");
    ByteBuffer bytes = ByteBuffer.wrap(ext).order(ByteOrder.LITTLE_ENDIAN);
    int found = -1;
    for (int at = 0; at < ext.length - 256; at += 128) {
      boolean file = (bytes.getShort(at) & 0170000) == 0100000;
      found = file && bytes.getInt(at + 4) == 300_003 ? at : found;
    }
    bytes.putInt(found + 108, 1 << 20);
    RootFolder root = RootFolder.open(write(ext));
    assertThrows(IOException.class, () -> root.read("/opt/sparse", 1 << 20));
    assertEquals("short", new String(root.read("/opt/short", 10), US_ASCII));
  }

  /** GNU's old form: pieces of a file by where they begin and how long they are. */
  @Test
  void piecesOfASparseFileThatOverlapAreTold() throws Exception {
    assertEquals(4, RootFolder.open(write(sparse(0, 4, 8, 4))).read("/f", 100)[0]);
    for (byte[] each : List.of(sparse(0, 8, 4, 4), sparse(0, 4, 14, 4), sparse(4, 4, 4, 4))) {
      Path image = write(each);
      String said = assertThrows(IOException.class, () -> RootFolder.open(image)).toString();
      assertTrue(said.contains(" overlap") || said.contains("extends beyond"), said);
    }
  }

  private static byte[] sparse(int one, int length, int other, int more) {
    ByteBuffer tar = ByteBuffer.allocate(4 * 512);
    tar.put(0, (byte) 'f').put(156, (byte) 'S');
    octal(tar, 100, 8, 0644);
    octal(tar, 108, 8, 0);
    octal(tar, 116, 8, 0);
    octal(tar, 124, 12, length + more);
    octal(tar, 136, 12, 0);
    tar.put(257, "ustar  \0".getBytes(US_ASCII));
    octal(tar, 386, 12, one);
    octal(tar, 398, 12, length);
    octal(tar, 410, 12, other);
    octal(tar, 422, 12, more);
    octal(tar, 483, 12, 12);
    tar.put(148, "        ".getBytes(US_ASCII));
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar.get(i) & 0xff;
    }
    octal(tar, 148, 7, sum);
    Arrays.fill(tar.array(), 512, 512 + length + more, (byte) 4);
    return tar.array();
  }

  private static void octal(ByteBuffer tar, int at, int length, int number) {
    String digits = Integer.toOctalString(number);
    tar.put(at, ("0".repeat(length - 1 - digits.length()) + digits).getBytes(US_ASCII));
  }

  @Test
  void partitionsOfMbrThatOverlapOrLieOutsideAreTold() throws Exception {
    assertTrue(refusal(mbr(1, 2, 100, 2)).contains("has partition 2 outside of it"));
    assertTrue(refusal(mbr(1, 3, 2, 3)).contains("has partitions that overlap: 1 and 2"));
  }

  /** A disk of eight sectors with two partitions, each by its first sector and their number. */
  private static byte[] mbr(int one, int sectors, int other, int more) {
    ByteBuffer disk = ByteBuffer.allocate(8 * 512).order(ByteOrder.LITTLE_ENDIAN);
    disk.putShort(510, (short) 0xaa55);
    disk.put(450, (byte) 0x83).putInt(454, one).putInt(458, sectors);
    disk.put(466, (byte) 0x83).putInt(470, other).putInt(474, more);
    return disk.array();
  }

  @Test
  void partitionsOfGptThatOverlapOrLieOutsideAreTold() throws Exception {
    byte[] disk = unpacked("small.disk.gz");
    assertTrue(refusal(Arrays.copyOf(disk, 3000 * 512)).contains("has partition 2 outside of it"));
    assertTrue(refusal(Arrays.copyOf(disk, 1024)).contains("behind its end"));
    ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN).putLong(1024 + 128 + 32, 2049);
    assertTrue(refusal(disk).contains("has partitions that overlap: 1 and 2"));
  }
}
