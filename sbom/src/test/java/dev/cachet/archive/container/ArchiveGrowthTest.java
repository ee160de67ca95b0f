package dev.cachet.archive.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.ArchiveReader;
import dev.cachet.archive.ExampleArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that would cost much: what is done is bounded by what is there. */
class ArchiveGrowthTest {
  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();

  @Test
  void opensEqualArchivesOnceHoweverWideAndDeep() throws IOException {
    byte[] inner = new ExampleArchive().withClasses("a/A").bytes();
    for (int level = 0; level < 6; level++) {
      ExampleArchive wide = new ExampleArchive();
      for (int i = 0; i < 10; i++) {
        wide.with("n" + i + ".jar", inner);
      }
      inner = wide.bytes();
    }
    ArchiveFile read = read(inner);
    assertEquals(61, count(read));
    ArchiveFile copy = read.inner().get(9);
    assertEquals("outer.jar!/n0.jar", copy.copyOf());
    assertEquals(read.inner().get(0).digests(), copy.digests());
    assertEquals(List.of(), copy.inner());
    assertEquals(List.of(), problems);
  }

  @Test
  void opensWhatLayTooDeepWhereItLiesLessDeep() throws IOException {
    byte[] leaf = new ExampleArchive().withClasses("a/A").bytes();
    byte[] pair = new ExampleArchive().with("leaf.jar", leaf).bytes();
    byte[] deep = pair;
    for (int level = 0; level < 6; level++) {
      deep = new ExampleArchive().with("n.jar", deep).bytes();
    }
    ArchiveFile read = read(new ExampleArchive().with("a.jar", deep).with("b.jar", pair).bytes());
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(read.inner().get(1).inner().get(0).opened());
  }

  @Test
  void describesNoMoreArchivesThanTheLimitAndTellsOnce() throws IOException {
    ExampleArchive many = new ExampleArchive();
    for (int i = 0; i < 30; i++) {
      many.with("n" + i + ".jar", new ExampleArchive().withClasses("p" + i + "/A").bytes());
    }
    ArchiveLimits limits = new ArchiveLimits(8, 1000, 1 << 20, 1 << 20, 200, 20, 100);
    assertEquals(20, read(many.bytes(), limits).inner().size());
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("more than 20; it and all after it"), problems.toString());
  }

  @Test
  void keepsNoMoreDescriptionsThanTheLimit() throws IOException {
    ExampleArchive many = new ExampleArchive();
    for (int i = 0; i < 10; i++) {
      many.withMaven("g", "a" + i, "1", "");
    }
    ArchiveLimits limits = new ArchiveLimits(8, 1000, 1 << 20, 1 << 20, 200, 20, 8);
    assertEquals(4, read(many.bytes(), limits).libraries().size());
    assertEquals(1, problems.size(), problems.toString());
  }

  /** Each entry begins a little behind the one before and ends where all end. */
  @Test
  void decompressesNoEntryThatLiesInsideAnother() throws IOException {
    ArchiveFile read = read(overlapping(2000));
    assertEquals(List.of(), read.inner());
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(
        problems.stream().anyMatch(p -> p.contains("has 1999 entries that lie inside others")),
        problems.toString());
  }

  @Test
  void findsEntriesInsideALongOneBehindAShortOne() throws IOException {
    // 0..1000 holds a short entry at 100 and another one at 500: both lie inside the first.
    LocalHeaders headers = new LocalHeaders();
    headers.add(entry(0, 0, 900));
    headers.add(entry(1, 100, 10));
    headers.add(entry(2, 500, 10));
    LocalHeaders.Result result = headers.check(ArchiveBytes.of(localHeadersAt(1100, 0, 100, 500)));
    assertEquals("{1, 2}", result.overlapping().toString());
  }

  @Test
  void takesNoMemoryForASizeThatIsOnlyStated() throws IOException {
    byte[] bytes = new ExampleArchive().with("a.jar", "little").bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int directory = text.indexOf("PK\1\2");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 120 << 20);
    assertEquals(List.of(), read(bytes).inner());
    assertTrue(problems.get(0).contains("a.jar grows to more than"), problems.toString());
  }

  @Test
  void readsNothingOfALargeFileThatIsNoArchive() throws IOException {
    Path file = folder.resolve("large.jar");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 36);
    }
    // All of it could not be read within the time of any build.
    ArchiveFile read = ArchiveReader.read(file, (rule, path, m) -> problems.add(rule + " " + m));
    assertFalse(read.opened());
    assertEquals(1L << 36, read.digests().size());
    assertEquals("", read.digests().sha256());
    assertTrue(problems.get(0).contains("large.jar is no archive"), problems.toString());
  }

  private ArchiveFile read(byte[] bytes) throws IOException {
    return read(bytes, ArchiveLimits.STANDARD);
  }

  private ArchiveFile read(byte[] bytes, ArchiveLimits limits) throws IOException {
    Path file = Files.write(folder.resolve("outer.jar"), bytes);
    return ArchiveReader.read(file, (rule, path, m) -> problems.add(rule + " " + m), limits);
  }

  private static int count(ArchiveFile archive) {
    return 1 + archive.inner().stream().mapToInt(ArchiveGrowthTest::count).sum();
  }

  private static Entry entry(int index, long header, long stored) {
    return new Entry(index, "e", 0, 0, 0, 0, stored, stored, header);
  }

  private static byte[] localHeadersAt(int length, int... places) {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    for (int place : places) {
      bytes.putInt(place, (int) LocalHeaders.SIGNATURE);
    }
    return bytes.array();
  }

  private static byte[] overlapping(int count) throws IOException {
    byte[] kernel = new byte[100_000];
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(kernel);
    deflater.finish();
    byte[] packed = new byte[1000];
    int length = deflater.deflate(packed);
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(kernel);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      out.write(local(i, (int) crc.getValue(), length, kernel.length));
    }
    out.write(packed, 0, length);
    int directory = out.size();
    for (int i = 0; i < count; i++) {
      int header = i * 50;
      int stored = directory - header - 50;
      out.write(listed(i, (int) crc.getValue(), i == count - 1 ? length : stored, 100_000, header));
    }
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
    end.putInt(out.size() - directory).putInt(directory).putShort((short) 0);
    out.write(end.array());
    return out.toByteArray();
  }

  /** Thirty bytes of a header and twenty of a name. */
  private static byte[] local(int index, int crc, int stored, int size) {
    ByteBuffer local = ByteBuffer.allocate(50).order(ByteOrder.LITTLE_ENDIAN);
    local.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 8);
    local.putInt(0).putInt(crc).putInt(stored).putInt(size);
    local.putShort((short) 20).putShort((short) 0).put(name(index));
    return local.array();
  }

  private static byte[] listed(int index, int crc, int stored, int size, int header) {
    ByteBuffer listed = ByteBuffer.allocate(66).order(ByteOrder.LITTLE_ENDIAN);
    listed.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) 0);
    listed.putShort((short) 8).putInt(0).putInt(crc).putInt(stored).putInt(size);
    listed.putShort((short) 20).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    listed.putShort((short) 0).putInt(0).putInt(header).put(name(index));
    return listed.array();
  }

  private static byte[] name(int index) {
    return "lib/%012d.jar".formatted(index).getBytes(StandardCharsets.US_ASCII);
  }
}
