package dev.cachet.chunk;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.golden.ChunkFixture;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.pack.Reading;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.refusal.Refusal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every index here is the one that the manifest names, unless the test is about its digest. */
class PayloadIndexTest {
  private static final int PLAIN_SIZE = 16;
  private static final int STORED_SIZE = 24;

  @Test
  @Tag("PKG-28")
  void refusesAnIndexWithAnotherDigestBeforeItLooksInside() {
    PackageFixture fixture = fixture(PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096));
    fixture.content("payload/000/index", bytes -> new byte[bytes.length]);
    assertRefused(Reason.INDEX_DIGEST_MISMATCH, "PKG-28", () -> Reading.payload(fixture));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, another magic",
    "7, 0x32, another version of the magic",
    "8, 0xff, chunks beyond the limit",
    "15, 1, another number of entries per page",
    "35, 0, no chunker",
    "35, 3, an unknown chunker",
    "38, 0, min above avg under chunker 2",
    "42, 0x20, avg above max"
  })
  @Tag("PKG-29")
  void refusesAHeaderThatBreaksTheTable(int at, String value, String what) {
    PayloadFixture payload =
        PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096).lengths(2, 4096, 4096, 4096);
    if (at == 38) {
      payload.lengths(2, 4097, 4096, 4096);
    } else {
      payload.index(bytes -> with(bytes, at, Integer.decode(value)));
    }
    assertMalformed("PKG-29", payload);
  }

  @ParameterizedTest
  @CsvSource({"0,4096", "1,4095", "1,1048577", "1,0", "1,-1"})
  @Tag("PKG-29")
  void refusesLengthsOutOfRange(int min, int max) {
    assertMalformed(
        "PKG-29",
        PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096).lengths(2, min, min, max));
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, 1 << 20})
  @Tag("PKG-29")
  void takesTheSmallestAndTheLargestChunkLength(int max) throws Exception {
    byte[] plain = SampleBytes.noise(max + 1);
    assertArrayEquals(
        plain, Reading.everything(fixture(PayloadFixture.of("a", plain, max))).get(0));
  }

  @Test
  @Tag("PKG-29")
  void refusesChunksOfAnEmptyPayloadAndAPayloadWithoutChunks() {
    PayloadFixture none = PayloadFixture.of("a", new byte[0], 4096).claimedPlainSize(5);
    assertMalformed("PKG-29", none.index(bytes -> withLong(bytes, PLAIN_SIZE, 5)));
    PayloadFixture some = PayloadFixture.of("a", new byte[5], 4096).claimedPlainSize(0);
    assertMalformed("PKG-29", some.index(bytes -> withLong(bytes, PLAIN_SIZE, 0)));
  }

  @ParameterizedTest
  @ValueSource(longs = {9_999, 10_001, 0x7fff_ffff_ffff_ffffL})
  @Tag("PKG-30")
  void refusesAnotherPlainSizeThanTheManifests(long size) {
    assertMalformed(
        "PKG-30",
        PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096)
            .claimedPlainSize(10_000)
            .index(bytes -> withLong(bytes, PLAIN_SIZE, size)));
  }

  @ParameterizedTest
  @ValueSource(longs = {10_001, -1, Long.MIN_VALUE})
  @Tag("PKG-30")
  void refusesAStoredSizeAboveThePlainSize(long size) {
    assertMalformed(
        "PKG-30",
        PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096)
            .index(bytes -> withLong(bytes, STORED_SIZE, size)));
  }

  @ParameterizedTest
  @CsvSource({"1,4096,4096", "4096,8192,8192", "1,1,8192", "8192,8192,8192"})
  @Tag("PKG-31")
  void refusesAFixedChunkerWhoseLengthsOrCountDoNotFit(int min, int avg, int max) {
    assertMalformed(
        "PKG-31",
        PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096).lengths(1, min, avg, max));
  }

  @Test
  @Tag("PKG-31")
  void refusesAFixedChunkerWhosePageBeginsElsewhere() {
    assertMalformed("PKG-31", twoPages().index(bytes -> withLong(bytes, 48 + 48 + 32, 4096)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-48, 48})
  @Tag("PKG-32")
  void refusesATableOfAnotherLength(int more) {
    assertMalformed("PKG-32", twoPages().index(bytes -> Arrays.copyOf(bytes, bytes.length + more)));
  }

  @ParameterizedTest
  @CsvSource({
    "32, 1, 'plainOffset of page 0'",
    "40, 1, 'storedOffset of page 0'",
    "80, 0, 'plainOffset that does not grow'",
    "88, 0, 'storedOffset that does not grow'",
    "80, 4194400, 'plainOffset at the end'",
    "88, -1, 'storedOffset beyond every size'"
  })
  @Tag("PKG-33")
  void refusesOffsetsThatDoNotGrowFromZero(int at, long value, String what) {
    PayloadFixture payload = twoPages().lengths(2, 1, 4096, 4096);
    assertMalformed("PKG-33", payload.index(bytes -> withLong(bytes, 48 + at, value)));
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 40})
  @Tag("PKG-33")
  void refusesAnOnlyPageThatBeginsLater(int at) {
    PayloadFixture payload = PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096);
    payload.lengths(2, 1, 4096, 4096);
    assertMalformed("PKG-33", payload.index(bytes -> withLong(bytes, 48 + at, 1)));
  }

  @Test
  @Tag("PKG-29")
  void countsAsManyChunksAsTheTableAllows() {
    PayloadFixture payload =
        PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096).lengths(2, 1, 4096, 4096);
    // So many chunks need a longer table; one more is refused for itself.
    assertMalformed("PKG-32", payload.index(PayloadIndexTest::full));
    assertMalformed("PKG-29", payload.index(bytes -> with(full(bytes), 11, 1)));
  }

  private static byte[] full(byte[] index) {
    return ByteBuffer.wrap(index.clone()).putInt(8, 1 << 24).array();
  }

  @Test
  void saysWhatItFoundInNumbers() {
    PayloadFixture size = PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096);
    size.index(bytes -> withLong(bytes, STORED_SIZE, -1));
    assertEquals("18446744073709551615", refusal(size).found());
    PayloadFixture table = twoPages().index(bytes -> Arrays.copyOf(bytes, 96));
    assertEquals("96 bytes", refusal(table).found());
    assertEquals("3 records of 48", refusal(table).expected());
  }

  private static Refusal refusal(PayloadFixture payload) {
    return assertThrows(PackageRefusedException.class, () -> Reading.payload(fixture(payload)))
        .refusal();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 71, 72})
  @Tag("PKG-34")
  void refusesAPageWithAnotherDigest(int at) {
    PackageFixture fixture = fixture(PayloadFixture.of("a", SampleBytes.mixed(10_000), 4096));
    fixture.content("payload/000/data", bytes -> SampleBytes.flipped(bytes, at));
    assertRefused(Reason.INDEX_DIGEST_MISMATCH, "PKG-34", () -> Reading.everything(fixture));
  }

  @Test
  @Tag("PKG-34")
  void refusesAPageThatWasSignedForAnotherPlace() {
    byte[] plain = new byte[2 * 1024 * 4096];
    PackageFixture fixture = fixture(PayloadFixture.of("a", plain, 4096));
    fixture.content(
        "payload/000/index",
        bytes -> {
          byte[] swapped = bytes.clone();
          System.arraycopy(bytes, 48, swapped, 96, 32);
          return swapped;
        });
    fixture.manifest(
        text ->
            text.replaceAll("indexSha256\":\"[0-9a-f]+", "indexSha256\":\"" + indexOf(fixture)));
    assertRefused(Reason.INDEX_DIGEST_MISMATCH, "PKG-34", () -> Reading.everything(fixture));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,1,no plain length",
    "4097,0,4096,a plain length above max",
    "-1,0,1,the largest plain length",
    "4096,2,4096,an unknown codec",
    "4096,255,4096,the last codec",
    "4096,1,0,no stored length",
    "4096,1,4097,stored longer than plain",
    "4096,0,4095,raw and shorter"
  })
  @Tag("PKG-35")
  void refusesAChunkRecordThatBreaksTheTable(int plainLen, int codec, int storedLen, String what) {
    PayloadFixture payload = PayloadFixture.raw("a", SampleBytes.noise(10_000), 4096);
    payload.page(
        bytes ->
            ByteBuffer.wrap(bytes.clone())
                .putInt(plainLen)
                .putInt(codec << 24 | storedLen)
                .array());
    assertMalformed("PKG-35", payload);
  }

  @Test
  @Tag("PKG-36")
  void refusesAShortChunkBeforeTheLastUnderTheFixedChunker() {
    List<ChunkFixture> chunks =
        List.of(ChunkFixture.raw(new byte[4095]), ChunkFixture.raw(new byte[4096]));
    assertMalformed("PKG-36", PayloadFixture.cut("a", 4096, chunks).lengths(1, 4096, 4096, 4096));
  }

  @Test
  void takesChunksOfAnyLengthUnderTheSecondChunker() throws Exception {
    byte[] plain = SampleBytes.mixed(5000);
    List<ChunkFixture> chunks =
        List.of(
            ChunkFixture.zstd(Arrays.copyOfRange(plain, 0, 4000)),
            ChunkFixture.raw(Arrays.copyOfRange(plain, 4000, 4001)),
            ChunkFixture.raw(Arrays.copyOfRange(plain, 4001, 5000)));
    assertArrayEquals(
        plain, Reading.everything(fixture(PayloadFixture.cut("a", 4096, chunks))).get(0));
  }

  @Test
  @Tag("PKG-37")
  void refusesAPageWhosePlainLengthsDoNotAddUp() {
    PayloadFixture payload = PayloadFixture.raw("a", SampleBytes.noise(10_000), 4096);
    payload.lengths(2, 1, 4096, 4096).claimedPlainSize(10_001);
    assertMalformed("PKG-37", payload.index(bytes -> withLong(bytes, PLAIN_SIZE, 10_001)));
  }

  @Test
  @Tag("PKG-37")
  void refusesAPageWhoseStoredLengthsDoNotAddUp() {
    PayloadFixture payload = PayloadFixture.of("a", SampleBytes.smooth(10_000), 4096);
    assertMalformed("PKG-37", payload.index(bytes -> withLong(bytes, STORED_SIZE, 9_000)));
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 88})
  @Tag("PKG-37")
  void refusesAPageThatEndsElsewhereThanTheNextBegins(int at) {
    PayloadFixture payload = twoPages().lengths(2, 1, 4096, 4096);
    long offset = ByteBuffer.wrap(payload.indexBytes()).getLong(48 + at);
    assertMalformed("PKG-37", payload.index(bytes -> withLong(bytes, 48 + at, offset - 1)));
  }

  @Test
  void opensAnEmptyPayload() throws Exception {
    PackageFixture fixture = fixture(PayloadFixture.of("a", new byte[0], 4096));
    assertEquals(0, Reading.payload(fixture).chunkCount());
    assertEquals(0, Reading.everything(fixture).get(0).length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 8192, 12_288, 12_289})
  void readsPayloadsOfEverySizeAroundAChunk(int size) throws Exception {
    byte[] plain = SampleBytes.mixed(size);
    assertArrayEquals(
        plain, Reading.everything(fixture(PayloadFixture.of("a", plain, 4096))).get(0));
  }

  private static PayloadFixture twoPages() {
    return PayloadFixture.of("a", SampleBytes.smooth(1024 * 4096 + 96), 4096);
  }

  private static PackageFixture fixture(PayloadFixture payload) {
    return PackageFixture.unsigned().withoutPayloads().payload(payload);
  }

  private static void assertMalformed(String clause, PayloadFixture payload) {
    PackageFixture fixture = fixture(payload);
    assertRefused(Reason.INDEX_MALFORMED, clause, () -> Reading.everything(fixture));
  }

  private static String indexOf(PackageFixture fixture) {
    byte[] index = fixture.payload(0).indexBytes();
    System.arraycopy(index.clone(), 48, index, 96, 32);
    return dev.cachet.digest.Sha256.of(index).hex();
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  private static byte[] withLong(byte[] bytes, int at, long value) {
    return ByteBuffer.wrap(bytes.clone()).putLong(at, value).array();
  }

  @ParameterizedTest
  @CsvSource({"0, 1 to 4096", "4097, 1 to 4096", "-1, 1 to 4096"})
  @Tag("PKG-35")
  void namesThePlainLengthThatIsOutOfRange(int plainLength, String expected) {
    byte[] page =
        ByteBuffer.allocate(ChunkRecord.BYTES).putInt(plainLength).putInt(1 << 24 | 1).array();
    Refusal refusal =
        assertRefused(
            Reason.INDEX_MALFORMED,
            "PKG-35",
            () -> ChunkRecord.read(ByteBuffer.wrap(page), 4096, "a chunk"));
    assertEquals("plainLen " + Integer.toUnsignedLong(plainLength), refusal.found());
    assertEquals(expected, refusal.expected());
  }
}
