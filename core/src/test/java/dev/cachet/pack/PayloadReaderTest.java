package dev.cachet.pack;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.ChunkFixture;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {
  private static final byte[] PLAIN = SampleBytes.mixed(10_000);

  private final PayloadFixture payload = PayloadFixture.of("a", PLAIN, 4096);
  private final PackageFixture fixture =
      PackageFixture.unsigned().withoutPayloads().payload(payload);

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  @Tag("PKG-38")
  void refusesASpareBitThatIsSet(int bit) {
    payload.bitmap(bytes -> new byte[] {(byte) (bytes[0] | bit)});
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-38", this::read);
  }

  @Test
  void countsThePresenceOfTheFirstChunkInTheHighestBit() throws Exception {
    payload.chunk(0, chunk -> chunk.absent());
    payload.bitmap(
        bytes -> {
          assertEquals(0b0110_0000, bytes[0]);
          return bytes;
        });
    Reading.payload(fixture).verifyStored();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 512, 4096})
  @Tag("PKG-39")
  void refusesDataWithBytesTooManyOrTooFew(int bytes) {
    int size = dataSize();
    for (int other : new int[] {size + bytes, size - bytes}) {
      fixture.content("payload/000/data", data -> Arrays.copyOf(data, other));
      assertRefused(
          Reason.CONTAINER_MALFORMED, "PKG-39", () -> Reading.payload(fixture).verifyStored());
    }
  }

  @Test
  @Tag("PKG-39")
  void refusesDataOfAnEmptyPayload() {
    fixture.withoutPayloads().payload(PayloadFixture.of("a", new byte[0], 4096));
    fixture.content("payload/000/data", data -> new byte[1]);
    assertRefused(Reason.CONTAINER_MALFORMED, "PKG-39", this::read);
  }

  @Test
  @Tag("PKG-40")
  void refusesStoredBytesBeforeTheDecoderSeesThem() throws Exception {
    int first = 3 * ChunkFixture.RECORD + 1;
    fixture.content("payload/000/data", data -> SampleBytes.flipped(data, first + 10));
    ChunkDecoder decoder = (stored, length, plain, plainLength) -> fail("decoded");
    PackageLayout layout = Reading.layout(fixture);
    PayloadReader reader = layout.payload(layout.manifest().payloads().get(0), decoder);
    assertRefused(Reason.CHUNK_CORRUPT, "PKG-40", () -> reader.read((offset, plain) -> {}));
    assertRefused(Reason.CHUNK_CORRUPT, "PKG-40", reader::verifyStored);
  }

  @Test
  @Tag("PKG-40")
  void refusesRawBytesThatAreNotTheStoredOnes() {
    fixture.content("payload/000/data", data -> SampleBytes.flipped(data, data.length - 1));
    assertRefused(Reason.CHUNK_CORRUPT, "PKG-40", this::read);
  }

  @Test
  @Tag("PKG-40")
  void refusesTwoChunksThatTradedPlaces() {
    payload.chunk(1, chunk -> chunk.storing(Arrays.copyOfRange(PLAIN, 4097, 8193)));
    assertRefused(Reason.CHUNK_CORRUPT, "PKG-40", this::read);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  @Tag("PKG-41")
  void refusesPlainBytesThatAreNotTheSignedOnesBeforeTheyAreWritten(int number) throws Exception {
    payload.chunk(number, chunk -> chunk.plainSha256(Sha256.of(new byte[0])));
    List<Long> written = new ArrayList<>();
    PayloadReader reader = Reading.payload(fixture);
    assertRefused(
        Reason.CHUNK_MISMATCH, "PKG-41", () -> reader.read((offset, plain) -> written.add(offset)));
    assertEquals(List.of(0L, 4096L, 8192L).subList(0, number), written);
  }

  @Test
  @Tag("PKG-41")
  void refusesWhatALyingDecoderGives() throws Exception {
    PackageLayout layout = Reading.layout(fixture);
    ChunkDecoder decoder = (stored, length, plain, plainLength) -> plain[0] = 1;
    PayloadReader reader = layout.payload(layout.manifest().payloads().get(0), decoder);
    assertRefused(
        Reason.CHUNK_MISMATCH, "PKG-41", () -> reader.read((offset, plain) -> fail("written")));
  }

  @Test
  @Tag("PKG-42")
  void refusesToReadAPayloadWithAnAbsentChunk() throws Exception {
    payload.chunk(1, chunk -> chunk.absent());
    assertRefused(Reason.CHUNK_MISSING, "PKG-42", this::read);
    Reading.payload(fixture).verifyStored();
  }

  @Test
  @Tag("PKG-42")
  void refusesASparePresenceBitThatHidesAChunk() {
    payload.bitmap(bytes -> new byte[] {0});
    assertRefused(Reason.CHUNK_MISSING, "PKG-42", this::read);
  }

  @Test
  void readsAPayloadThatLiesInFilesOfItsOwn() throws Exception {
    PayloadReader sealed = Reading.payload(fixture);
    byte[] index = content("payload/000/index");
    MemoryChannel data = new MemoryChannel(content("payload/000/data"));
    PayloadReader reader = PayloadReader.of(sealed.payload(), index, data, "payload 0");
    assertArrayEquals(PLAIN, Reading.plain(reader));
    assertEquals(3, reader.chunkCount());
    assertEquals(4096, reader.maxChunkBytes());
    assertEquals("a", reader.payload().id());
    assertArrayEquals(index, reader.index());
    assertRefused(
        Reason.INDEX_DIGEST_MISMATCH,
        "PKG-28",
        () -> PayloadReader.of(sealed.payload(), SampleBytes.flipped(index, 9), data, "payload 0"));
  }

  private byte[] content(String name) {
    return fixture.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow()
        .content();
  }

  @Test
  @Tag("PKG-51")
  void readsIndexAndPagesOnce() throws Exception {
    MemoryChannel channel = new MemoryChannel(fixture.bytes());
    try (ReceivedPackage received = ReceivedPackage.open(channel)) {
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      PayloadReader reader = layout.payload(layout.manifest().payloads().get(0));
      int before = channel.reads().size();
      Reading.plain(reader);
      List<MemoryChannel.Range> reads = channel.reads().subList(before, channel.reads().size());
      assertEquals(reads.size(), reads.stream().distinct().count());
      for (int i = 1; i < reads.size(); i++) {
        assertEquals(reads.get(i - 1).to(), reads.get(i).from());
      }
    }
  }

  @Test
  void givesTheSinkAViewThatItCannotChange() throws Exception {
    Reading.payload(fixture).read((offset, plain) -> assertTrue(plain.isReadOnly()));
  }

  @Test
  void letsTheFailureOfTheSinkThrough() throws Exception {
    PayloadReader reader = Reading.payload(fixture);
    ChunkSink full =
        (offset, plain) -> {
          throw new IOException("no space left");
        };
    assertEquals(
        "no space left", assertThrows(IOException.class, () -> reader.read(full)).getMessage());
  }

  @Test
  void readsTheSamePayloadTwice() throws Exception {
    PayloadReader reader = Reading.payload(fixture);
    assertArrayEquals(PLAIN, Reading.plain(reader));
    assertArrayEquals(PLAIN, Reading.plain(reader));
  }

  private List<byte[]> read() throws Exception {
    return Reading.everything(fixture);
  }

  private int dataSize() {
    return fixture.entries().get(4).content().length;
  }
}
