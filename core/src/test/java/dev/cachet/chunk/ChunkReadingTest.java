package dev.cachet.chunk;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ChunkDecodingException;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.PayloadReader;
import dev.cachet.pack.Reading;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkReadingTest {
  private static final int CHUNKS = 24;

  private final PayloadFixture payload =
      PayloadFixture.of("a", SampleBytes.smooth(CHUNKS * 4096), 4096);
  private final PackageFixture fixture = fixture();

  private PackageFixture fixture() {
    return PackageFixture.unsigned()
        .withoutPayloads()
        .payload(payload)
        .payload(PayloadFixture.raw("b", SampleBytes.noise(5000), 4096));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void saysWhatItChecked(int threads) throws Exception {
    long stored = data(0) - CHUNKS * 72 - 3 + 5000;
    assertEquals(
        new CheckedChunks(ChunkDepth.STORED, CHUNKS + 2, CHUNKS + 2, stored, CHUNKS * 4096 + 5000),
        Reading.layout(fixture).verifyChunks(ChunkReading.stored().onThreads(threads)));
    assertEquals(
        new CheckedChunks(ChunkDepth.DECODED, CHUNKS + 2, CHUNKS + 2, stored, CHUNKS * 4096 + 5000),
        Reading.layout(fixture).verifyChunks(ChunkReading.decoded().onThreads(threads)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("PKG-42")
  void countsAbsentChunksUnlessItHasToDecodeThem(int threads) throws Exception {
    payload.chunk(3, chunk -> chunk.absent()).chunk(CHUNKS - 1, chunk -> chunk.absent());
    CheckedChunks checked =
        Reading.layout(fixture).verifyChunks(ChunkReading.stored().onThreads(threads));
    assertEquals(2, checked.absent());
    assertEquals(CHUNKS * 4096 + 5000, checked.plainBytes());
    Refusal refusal =
        assertRefused(
            Reason.CHUNK_MISSING,
            "PKG-42",
            () -> Reading.layout(fixture).verifyChunks(ChunkReading.decoded().onThreads(threads)));
    assertEquals("payload/000/data page 0 chunk 3", refusal.subject());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("PKG-41")
  void looksAtPlainBytesOnlyIfItDecodes(int threads) throws Exception {
    payload.chunk(5, chunk -> chunk.plainSha256(Sha256.of(new byte[0])));
    ChunkReading stored = ChunkReading.stored().onThreads(threads);
    assertEquals(ChunkDepth.STORED, Reading.layout(fixture).verifyChunks(stored).depth());
    assertRefused(
        Reason.CHUNK_MISMATCH,
        "PKG-41",
        () -> Reading.layout(fixture).verifyChunks(ChunkReading.decoded().onThreads(threads)));
  }

  /** Whichever chunks are wrong, any number of threads refuses the one that one thread refuses. */
  @Test
  @Tag("PKG-40")
  void refusesTheFirstWrongChunkOnAnyNumberOfThreads() throws Exception {
    for (int wrong = 1; wrong < 1 << 6; wrong++) {
      int bits = wrong;
      byte[] bytes =
          fixture().content("payload/000/data", whole -> flippedChunks(whole, bits)).bytes();
      String first = null;
      for (int threads : new int[] {1, 2, 3, 8}) {
        Refusal refusal =
            assertRefused(
                Reason.CHUNK_CORRUPT,
                "PKG-40",
                () -> layout(bytes).verifyChunks(ChunkReading.decoded().onThreads(threads)));
        first = first == null ? refusal.line() : first;
        assertEquals(first, refusal.line(), threads + " threads");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("PKG-40")
  void namesTheChunkOfABatchThatIsWrong(int threads) throws Exception {
    byte[] bytes =
        fixture().content("payload/000/data", whole -> flippedChunks(whole, 0b10)).bytes();
    Refusal refusal =
        assertRefused(
            Reason.CHUNK_CORRUPT,
            "PKG-40",
            () -> layout(bytes).verifyChunks(ChunkReading.stored().onThreads(threads)));
    assertEquals("payload/000/data page 0 chunk 4", refusal.subject());
  }

  /** What is reserved for small chunks does not do for a large one that comes later. */
  @Test
  void makesRoomForALargerChunk() throws Exception {
    PackageFixture larger =
        fixture().payload(PayloadFixture.raw("c", SampleBytes.noise(1 << 20), 1 << 20));
    CheckedChunks checked = Reading.layout(larger).verifyChunks(ChunkReading.stored());
    assertEquals(CHUNKS + 3, checked.present());
  }

  private byte[] flippedChunks(byte[] data, int bits) {
    byte[] changed = data.clone();
    int length = (data.length - CHUNKS * 72 - 3) / CHUNKS;
    for (int i = 0; i < 6; i++) {
      if ((bits >> i & 1) != 0) {
        changed[CHUNKS * 72 + 3 + 4 * i * length + 9] ^= 1;
      }
    }
    return changed;
  }

  /** The second chunk fails for certain before the first does, and the first is reported. */
  @Test
  void reportsTheFirstFailureAlthoughALaterOneCameEarlier() throws Exception {
    AtomicReference<Thread> later = new AtomicReference<>();
    AtomicInteger begun = new AtomicInteger();
    ChunkDecoder decoder =
        (stored, length, plain, plainLength) -> {
          begun.incrementAndGet();
          new ZstdChunkDecoder().decode(stored, length, plain, plainLength);
          boolean first = plain[0] == 0;
          if (first) {
            awaitTheEndOf(later);
          } else {
            later.set(Thread.currentThread());
          }
          throw new ChunkDecodingException(first ? "the first" : "a later one");
        };
    Refusal refusal =
        assertRefused(
            Reason.CHUNK_UNDECODABLE,
            "PKG-46",
            () ->
                Reading.layout(fixture)
                    .verifyChunks(ChunkReading.decoded(() -> decoder).onThreads(2)));
    assertEquals("payload/000/data page 0 chunk 0", refusal.subject());
    assertEquals("the first", refusal.found());
    assertEquals(2, begun.get(), "nothing is begun after a failure");
  }

  @Test
  void leavesNoThreadBehindAndLetsABugThrough() throws Exception {
    IllegalStateException bug = new IllegalStateException("a bug of the decoder");
    ChunkDecoder decoder =
        (stored, length, plain, plainLength) -> {
          throw bug;
        };
    PackageLayout layout = Reading.layout(fixture);
    ChunkReading reading = ChunkReading.decoded(() -> decoder).onThreads(4);
    assertSame(bug, assertThrows(IllegalStateException.class, () -> layout.verifyChunks(reading)));
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("cachet-chunks")));
  }

  @Test
  void letsTheFailureOfTheMediumThrough() throws Exception {
    MemoryChannel channel = new MemoryChannel(fixture.bytes());
    try (ReceivedPackage received = ReceivedPackage.open(channel)) {
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      channel.failAt(channel.size() - 2000);
      assertEquals(
          "the medium failed",
          assertThrows(
                  IOException.class, () -> layout.verifyChunks(ChunkReading.stored().onThreads(3)))
              .getMessage());
    }
  }

  /** What is read is bounded by what is there: each byte of indexes and data once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  @Tag("PKG-51")
  void readsEveryByteOnce(int threads) throws Exception {
    for (ChunkReading reading : List.of(ChunkReading.stored(), ChunkReading.decoded())) {
      MemoryChannel channel = new MemoryChannel(fixture.bytes());
      try (ReceivedPackage received = ReceivedPackage.open(channel)) {
        PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
        int before = channel.reads().size();
        CheckedChunks unused = layout.verifyChunks(reading.onThreads(threads));
        List<MemoryChannel.Range> reads = channel.reads();
        reads = reads.subList(before, reads.size());
        long bytes = reads.stream().mapToLong(range -> range.to() - range.from()).sum();
        assertEquals(96 + data(0) + 96 + data(1), bytes);
        assertEquals(reads.size(), reads.stream().distinct().count());
      }
    }
  }

  @Test
  void decodesNothingUnlessAskedTo() throws Exception {
    ChunkDecoder decoder = (stored, length, plain, plainLength) -> fail("decoded");
    PackageLayout layout = Reading.layout(fixture);
    PayloadReader reader = layout.payload(layout.manifest().payloads().get(0), decoder);
    reader.verifyStored();
    assertEquals(ChunkDepth.STORED, ChunkReading.stored().onThreads(2).depth());
    assertEquals(ChunkDepth.DECODED, ChunkReading.decoded(() -> decoder).onThreads(2).depth());
  }

  /** 24 chunks take one read, not 24: index, page, bitmap and the stored bytes of each payload. */
  @Test
  void readsManySmallChunksAtOnce() throws Exception {
    MemoryChannel channel = new MemoryChannel(fixture.bytes());
    try (ReceivedPackage received = ReceivedPackage.open(channel)) {
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      int before = channel.reads().size();
      CheckedChunks unused = layout.verifyChunks(ChunkReading.stored());
      assertEquals(2 * 4, channel.reads().size() - before);
    }
  }

  /** The caller's interrupt comes while a helper is at work: it is waited for, and told on. */
  @Test
  @Timeout(60) // it waits for threads, so a fault could make it wait for ever
  void keepsTheInterruptOfTheCallerAndWaitsForItsHelpers() throws Exception {
    Thread caller = Thread.currentThread();
    AtomicInteger ended = new AtomicInteger();
    AtomicReference<Thread> helper = new AtomicReference<>();
    ChunkDecoder decoder =
        (stored, length, plain, plainLength) -> {
          if (Thread.currentThread() == caller) {
            while (helper.get() == null) {
              Thread.onSpinWait();
            }
            throw new ChunkDecodingException("the caller");
          }
          helper.set(Thread.currentThread());
          awaitThatWaits(caller);
          caller.interrupt();
          // Ended too early, this thread would wake the caller before the interrupt does.
          awaitThatWaits(caller);
          ended.incrementAndGet();
          throw new ChunkDecodingException("the helper");
        };
    PackageLayout layout = Reading.layout(fixture);
    ChunkReading reading = ChunkReading.decoded(() -> decoder).onThreads(2);
    assertThrows(PackageRefusedException.class, () -> layout.verifyChunks(reading));
    assertTrue(Thread.interrupted(), "the interrupt is kept");
    assertEquals(1, ended.get());
    assertTrue(helper.get().isDaemon(), "a device can stop while a helper reads");
  }

  @Test
  void takesAsManyThreadsAsItSays() throws Exception {
    assertEquals(
        CHUNKS + 2,
        Reading.layout(fixture)
            .verifyChunks(ChunkReading.stored().onThreads(ChunkReading.MAX_THREADS))
            .present());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65})
  void takesNoOtherNumberOfThreads(int threads) {
    assertThrows(IllegalArgumentException.class, () -> ChunkReading.stored().onThreads(threads));
  }

  private static PackageLayout layout(byte[] bytes) throws Exception {
    ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes));
    return PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
  }

  private long data(int number) {
    return fixture.entries().stream()
        .filter(entry -> entry.name().equals("payload/00" + number + "/data"))
        .findFirst()
        .orElseThrow()
        .content()
        .length;
  }

  private static void awaitThatWaits(Thread caller) {
    while (caller.getState() != Thread.State.WAITING || caller.isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  /** The other thread has told of its failure: it has ended, or waits for this one. */
  private static void awaitTheEndOf(AtomicReference<Thread> other) {
    while (other.get() == null
        || (other.get().getState() != Thread.State.TERMINATED
            && other.get().getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
  }
}
