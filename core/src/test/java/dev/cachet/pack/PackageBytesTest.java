package dev.cachet.pack;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.chunk.DataCursor;
import dev.cachet.container.Entry;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that give less than was asked for, and files that are shorter than they say. */
class PackageBytesTest {
  private static final byte[] BYTES = SampleBytes.noise(1000);

  @TempDir Path folder;

  @Test
  void putsShortReadsTogether() throws Exception {
    MemoryChannel channel = new MemoryChannel(BYTES);
    channel.giveAtMost(3);
    PackageBytes bytes = new PackageBytes(channel);
    assertArrayEquals(slice(BYTES, 100, 900), bytes.read(100, 800, "all"));
  }

  @Test
  @Tag("PKG-4")
  void refusesALengthThatTheFileDoesNotHaveBeforeItReserves() throws Exception {
    MemoryChannel channel = new MemoryChannel(BYTES);
    PackageBytes bytes = new PackageBytes(channel);
    Refusal refusal =
        assertRefused(
            Reason.CONTAINER_MALFORMED,
            "PKG-4",
            () -> bytes.read(900, Integer.MAX_VALUE - 8, "the manifest"));
    assertEquals("the end of the file at byte 1000", refusal.found());
    assertEquals(List.of(), channel.reads());
    assertEquals(100, bytes.read(900, 100, "the last bytes").length);
    assertEquals(0, bytes.read(1000, 0, "nothing at the end").length);
    assertRefused(
        Reason.CONTAINER_MALFORMED, "PKG-4", () -> bytes.requireWithin(1001, 0, "behind"));
  }

  /** A length of eight exabytes must not turn negative when it is added to something. */
  @Test
  @Tag("PKG-4")
  void refusesTheLargestLength() throws Exception {
    PackageBytes bytes = new PackageBytes(new MemoryChannel(BYTES));
    assertRefused(
        Reason.CONTAINER_MALFORMED,
        "PKG-4",
        () -> bytes.requireWithin(1, Long.MAX_VALUE, "a payload"));
  }

  @Test
  @Tag("PKG-4")
  void namesTheByteAtWhichAFileWasCutWhileItWasRead() throws Exception {
    Path file = Files.write(folder.resolve("package"), BYTES);
    try (FileChannel channel = FileChannel.open(file);
        FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      PackageBytes bytes = new PackageBytes(channel);
      var unused = other.truncate(600);
      Refusal refusal =
          assertRefused(
              Reason.CONTAINER_MALFORMED, "PKG-4", () -> bytes.read(500, 400, "an index"));
      assertEquals("the end of the file at byte 600", refusal.found());
      assertEquals("at least 900 bytes", refusal.expected());
    }
  }

  @Test
  @Tag("PKG-4")
  void namesTheDataThatWasCutWhileItWasRead() throws Exception {
    byte[] package_ = PackageFixture.unsigned().bytes();
    Path file = Files.write(folder.resolve("package"), package_);
    try (ReceivedPackage received = ReceivedPackage.open(file);
        FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      var unused = other.truncate(package_.length - 3000);
      Refusal refusal =
          assertRefused(
              Reason.CONTAINER_MALFORMED,
              "PKG-4",
              () -> layout.verifyChunks(ChunkReading.stored()));
      assertEquals("payload/000/data", refusal.subject());
    }
  }

  @Test
  void closesItsChannel() throws Exception {
    MemoryChannel channel = new MemoryChannel(PackageFixture.unsigned().bytes());
    ReceivedPackage.open(channel).close();
    assertFalse(channel.isOpen());
  }

  @Test
  @Tag("PKG-4")
  void namesTheHeaderThatIsCut() throws Exception {
    PackageBytes bytes = new PackageBytes(new MemoryChannel(BYTES));
    Refusal refusal = assertRefused(Reason.CONTAINER_MALFORMED, "PKG-4", () -> bytes.header(512));
    assertEquals("header at byte 512", refusal.subject());
  }

  /** A channel may have nothing to give for now; only -1 is the end. */
  @Test
  void waitsForAStreamThatPauses() throws Exception {
    StreamBytes bytes = new StreamBytes(new Pausing(BYTES));
    bytes.enter("part", 1000);
    assertArrayEquals(slice(BYTES, 0, 999), bytes.take(999));
    assertTrue(bytes.hasMore());
    assertFalse(bytes.hasMore());
  }

  @Test
  @Tag("PKG-39")
  void readsNothingBehindTheDataOfItsPayload() throws Exception {
    MemoryChannel channel = new MemoryChannel(BYTES);
    DataCursor cursor = new DataCursor(new PackageBytes(channel), new Entry("data", 100, 10));
    assertArrayEquals(slice(BYTES, 100, 104), cursor.take(4));
    Refusal refusal = assertRefused(Reason.CONTAINER_MALFORMED, "PKG-39", () -> cursor.take(7));
    assertEquals("10 bytes", refusal.found());
    assertEquals("11 or more bytes", refusal.expected());
    assertEquals(List.of(new MemoryChannel.Range(100, 104)), channel.reads());
    assertArrayEquals(slice(BYTES, 104, 110), cursor.take(6));
    cursor.requireEnd();
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Gives nothing at every other call. */
  private static final class Pausing implements ReadableByteChannel {
    private final ByteBuffer left;
    private boolean pause;

    Pausing(byte[] bytes) {
      left = ByteBuffer.wrap(bytes);
    }

    @Override
    public int read(ByteBuffer into) {
      pause = !pause;
      if (pause) {
        return 0;
      }
      if (!left.hasRemaining()) {
        return -1;
      }
      int length = Math.min(left.remaining(), into.remaining());
      into.put(left.slice(left.position(), length));
      left.position(left.position() + length);
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() throws IOException {}
  }
}
