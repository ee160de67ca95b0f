package dev.cachet.image;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images beside this class were made of one folder by the script that lies there too. */
class RootImagesTest {
  private static final String LINES = "/opt/lines";

  @TempDir Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] made(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RootImagesTest.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] unpacked(String name) throws IOException {
    byte[] bytes = made(name);
    return name.endsWith(".gz")
        ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
        : bytes;
  }

  private static String lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.append("line ").append(i).append(" of a file that has several blocks\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "small-gzip.squashfs",
        "small-xz.squashfs",
        "small-lz4.squashfs",
        "small-lzo.squashfs",
        "small-zstd.squashfs",
        "small-raw.squashfs",
        "small.ext2.gz",
        "small.ext4.gz",
        "small-inline.ext4.gz",
        "small.cpio.gz",
        "small.tar.gz",
        "small.disk.gz"
      })
  void holdsWhatTheFolderHeld(String name) throws Exception {
    for (byte[] bytes : List.of(made(name), unpacked(name))) {
      Path image = write("image", bytes);
      RootFolder root = RootFolder.open(image);
      assertEquals(lines(), new String(root.read(LINES, 1 << 20), UTF_8));
      assertEquals(lines(), new String(root.read("/usr/link", 1 << 20), UTF_8));
      assertEquals("short", new String(root.read("/usr/lib/same", 10), UTF_8));
      assertEquals(0, root.read("/opt/empty", 10).length);
      byte[] sparse = root.read("/opt/sparse", 1 << 20);
      assertEquals(300_003, sparse.length);
      assertTrue(allZero(Arrays.copyOf(sparse, 300_000)));
      List<String> listing = ImageListing.of(image);
      assertTrue(listing.contains("special /opt/pipe 10644 0"), listing.toString());
      assertTrue(
          listing.stream().anyMatch(line -> line.startsWith("file /opt/short 104755 0 5 ")),
          listing.toString());
      assertTrue(listing.contains("link /usr/link to ../opt/lines"), listing.toString());
      assertEquals(image.toRealPath().toString(), root.shown());
    }
  }

  private static boolean allZero(byte[] bytes) {
    return Arrays.equals(bytes, new byte[bytes.length]);
  }

  /** Whatever a byte says: an answer or an error that names the image, and never anything else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "small-gzip.squashfs",
        "small-xz.squashfs",
        "small-lz4.squashfs",
        "small-lzo.squashfs",
        "small-zstd.squashfs",
        "small.ext2.gz",
        "small.ext4.gz",
        "small-inline.ext4.gz",
        "small.cpio.gz",
        "small.tar.gz",
        "small.disk.gz"
      })
  void changedBytesGiveAnAnswerOrAnError(String name) throws Exception {
    byte[] good = unpacked(name);
    Random random = new Random(name.hashCode());
    int head = Math.min(good.length, 6000);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      for (int k = 0; k <= i % 3; k++) {
        int at = i % 4 == 0 ? random.nextInt(good.length) : random.nextInt(head);
        bad[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(2) * 255);
      }
      read(write("bad", bad));
    }
    for (int i = 0; i < 60; i++) {
      read(write("cut", Arrays.copyOf(good, random.nextInt(good.length))));
    }
  }

  private static void read(Path image) {
    try {
      ImageListing.of(image);
    } catch (IOException e) {
      assertTrue(e.getMessage() != null, e.toString());
    }
  }

  @Test
  void nothingIsWritten() throws Exception {
    Path image = write("image", made("small-zstd.squashfs"));
    Path inside = RootFolder.open(image).path().resolve("opt/short");
    assertThrows(ReadOnlyFileSystemException.class, () -> Files.delete(inside));
    assertThrows(ReadOnlyFileSystemException.class, () -> Files.write(inside, new byte[1]));
  }

  /** An entry of an archive: a name, where a link leads, or what it holds. */
  private record Entry(String name, char type, String link, int size) {
    static Entry file(String name) {
      return new Entry(name, '0', "", 1);
    }
  }

  private Path tar(Entry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Entry each : entries) {
        TarArchiveEntry entry = new TarArchiveEntry(each.name(), (byte) each.type(), true);
        entry.setLinkName(each.link());
        entry.setSize(each.size());
        tar.putArchiveEntry(entry);
        tar.write(new byte[each.size()]);
        tar.closeArchiveEntry();
      }
    }
    return write("image.tar", bytes.toByteArray());
  }

  private static String refusal(Path image) {
    return String.valueOf(
        assertThrows(ImageException.class, () -> RootFolder.open(image)).getMessage());
  }

  @Test
  void entryThatLeadsOutIsRefused() throws Exception {
    String said = refusal(tar(Entry.file("etc/../../outside")));
    assertTrue(said.contains("leads out"), said);
    assertTrue(said.contains("image.tar"), said);
  }

  @Test
  void entryBelowALinkIsRefused() throws Exception {
    String said = refusal(tar(new Entry("a", '2', "/tmp", 0), Entry.file("a/b")));
    assertTrue(said.contains("no folder"), said);
  }

  @Test
  void secondNameOfNothingIsRefused() throws Exception {
    String said = refusal(tar(new Entry("a", '1', "/etc/passwd", 0)));
    assertTrue(said.contains("does not hold"), said);
  }

  @Test
  void foldersTooDeepAreRefused() throws Exception {
    String said = refusal(tar(Entry.file("d/".repeat(200) + "f")));
    assertTrue(said.contains("deeper"), said);
  }

  @Test
  void laterEntryOfAPathCounts() throws Exception {
    Path image = tar(new Entry("a", '0', "", 1), new Entry("./a", '0', "", 2));
    assertEquals(2, RootFolder.open(image).read("/a", 10).length);
  }

  @Test
  void linkThatLeadsOutStaysInside() throws Exception {
    Path image = tar(new Entry("a", '2', "../../../etc/passwd", 0));
    assertTrue(RootFolder.open(image).find("/a").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UBI#", "1\u0018\u0010\u0006", "PK\u0003\u0004"})
  void formsThatAreNotReadAreNamed(String magic) throws Exception {
    byte[] bytes = Arrays.copyOf(magic.getBytes(ISO_8859_1), 9000);
    String said = refusal(write("image", bytes));
    assertTrue(said.contains("which is not read"), said);
    assertTrue(said.contains("squashfs"), said);
  }

  @Test
  void fileOfNoFormSaysWhatIsRead() throws Exception {
    String said = refusal(write("image", "some text".getBytes(UTF_8)));
    assertTrue(
        said.contains("is neither a folder nor an image of a root that is known; read are"), said);
  }

  @Test
  void journalThatWasNotReplayedIsTold() throws Exception {
    byte[] ext = unpacked("small.ext4.gz");
    ext[1024 + 96] |= 4;
    String said = refusal(write("image", ext));
    assertTrue(said.contains("e2fsck"), said);
  }

  @Test
  void cutSquashfsIsTold() throws Exception {
    byte[] squash = made("small-xz.squashfs");
    String said = refusal(write("image", Arrays.copyOf(squash, squash.length - 1)));
    assertTrue(said.contains("is cut"), said);
  }

  @Test
  void diskWithTwoSystemsAsksForOne() throws Exception {
    byte[] disk = unpacked("small.disk.gz");
    // The first partition gets a copy of the second; both begin with etc/os-release then.
    byte[] two = disk.clone();
    System.arraycopy(disk, 4096 * 512, two, 2048 * 512, 1 << 20);
    String said = refusal(write("image", two));
    assertTrue(said.contains("partitions 1 and 2"), said);
  }

  /** Writes an entry of the table of a disk: its number, first sector, and sectors. */
  private static void partition(byte[] disk, int at, int number, int first, int sectors) {
    ByteBuffer entry =
        ByteBuffer.wrap(disk, at + 446 + 16 * (number - 1), 16).slice().order(LITTLE_ENDIAN);
    entry.put(4, (byte) 0x83).putInt(8, first).putInt(12, sectors);
    disk[at + 510] = 0x55;
    disk[at + 511] = (byte) 0xaa;
  }

  @Test
  void partitionsThatOverlapAreTold() throws Exception {
    byte[] disk = new byte[64 * 512];
    partition(disk, 0, 1, 8, 20);
    partition(disk, 0, 2, 27, 10);
    String said = refusal(write("image", disk));
    assertTrue(said.contains("has partitions that overlap: 1 and 2"), said);
  }

  /** Four partitions each, from every second sector on, are more than anybody can look into. */
  @Test
  void diskInADiskIsNotLookedInto() throws Exception {
    byte[] disk = new byte[20_000 * 512];
    for (int sector = 0; sector < 19_990; sector++) {
      for (int number = 1; number <= 4; number++) {
        partition(disk, sector * 512, number, 1, 19_999 - sector);
      }
    }
    String said = refusal(write("image", disk));
    assertTrue(said.contains("overlap"), said);
    for (int sector = 0; sector < 19_990; sector++) {
      Arrays.fill(disk, sector * 512 + 462, sector * 512 + 510, (byte) 0);
    }
    String one = refusal(write("image", disk));
    assertTrue(one.contains("partition 1 is of no known form"), one);
  }

  @Test
  void archiveWithoutASystemIsNoImageOfOne() throws Exception {
    assertTrue(RootFolder.image(tar(Entry.file("lib/a.jar"))).isEmpty());
    assertTrue(RootFolder.image(tar(Entry.file("etc/os-release"))).isPresent());
    assertTrue(RootFolder.image(write("text", new byte[] {1})).isEmpty());
    assertTrue(RootFolder.image(write("sq", made("small-xz.squashfs"))).isPresent());
  }
}
