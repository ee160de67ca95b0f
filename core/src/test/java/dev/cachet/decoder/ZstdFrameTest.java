package dev.cachet.decoder;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.golden.ChunkFixture;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.pack.Reading;
import dev.cachet.refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames written by hand from RFC 8878; each is the one that the page names. */
class ZstdFrameTest {
  // 300 bytes of value 7 as one run: content size in two bytes, 300 - 256 = 0x2c.
  private static final String MAGIC = "28b52ffd";
  private static final String RUN_OF_300 = "630900" + "07";
  private static final byte[] PLAIN = filled(300);

  @ParameterizedTest
  @CsvSource({
    "602c00,single segment",
    "40002c00,window of 1 KiB",
    "40102c00,window of 4 KiB",
    "400f2c00,window of 2 KiB and seven eighths",
    "a02c010000,content size in four bytes",
    "e02c01000000000000,content size in eight bytes",
    "702c00,the unused bit"
  })
  void takesEveryHeaderThatTheRulesAllow(String header, String what) throws Exception {
    assertArrayEquals(PLAIN, read(MAGIC + header + RUN_OF_300));
  }

  @Test
  void takesSeveralBlocksOfEveryKind() throws Exception {
    String raw = "080000" + "07";
    String run = "5a0900" + "07";
    assertArrayEquals(
        PLAIN, read(MAGIC + "602c00" + raw + run.replace("5a09", "5209") + "090000" + "07"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "ffffffff"})
  void doesNotDependOnTheChecksumOfTheFrame(String checksum) throws Exception {
    assertArrayEquals(PLAIN, read(MAGIC + "642c00" + RUN_OF_300 + checksum));
  }

  @ParameterizedTest
  @CsvSource({
    "28b52ffe602c0063090007,another magic number",
    "502a4d180100000000,a skippable frame",
    "28b52ffd602c006309000700,a byte after the frame",
    "28b52ffd602c006309000728b52ffd200001000000,a second frame",
    "28b52ffd602c0063090007502a4d1800000000,a skippable frame behind",
    "28b52ffd602c00630900,the end within a block",
    "28b52ffd602c006309,the end within a block header",
    "28b52ffd602c,the end within the content size",
    "28b52ffd,the end behind the magic number",
    "28b5,the end within the magic number",
    "28b52ffd602c0062090007,no last block",
    "28b52ffd642c0063090007000000,the end within the checksum"
  })
  @Tag("PKG-44")
  void refusesWhatIsNotExactlyOneFrame(String frame, String what) {
    assertUndecodable("PKG-44", frame);
  }

  @ParameterizedTest
  @CsvSource({
    "28b52ffd00106309000 7,no content size",
    "28b52ffd602b0063090007,a smaller content size",
    "28b52ffd602d0063090007,a larger content size",
    "28b52ffde02c0100000100000063090007,a content size beyond 4 GiB",
    "28b52ffde02c0100000000008063090007,a negative content size",
    "28b52ffd612c0063090007,a dictionary flag in front of nothing",
    "28b52ffd61002c0063090007,a dictionary id of one byte",
    "28b52ffd6200002c0063090007,a dictionary id of two bytes",
    "28b52ffd63000000002c0063090007,a dictionary id of four bytes",
    "28b52ffd40112c0063090007,a window above max",
    "28b52ffd40182c0063090007,a window of twice max",
    "28b52ffd40ff2c0063090007,the largest window"
  })
  @Tag("PKG-45")
  void refusesAHeaderThatTheRulesForbid(String frame, String what) {
    assertUndecodable("PKG-45", frame.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "28b52ffd682c0063090007,the reserved bit",
    "28b52ffd602c0067090007,a reserved block type",
    "28b52ffd602c005b090007,a run that is too short",
    "28b52ffd602c006b090007,a run that is too long",
    "28b52ffd602c00190000070707,raw bytes that are too few",
    "28b52ffd602c000d000007,a compressed block that is none",
    "28b52ffd602c001d0000ffffff,a compressed block of noise"
  })
  @Tag("PKG-46")
  void refusesWhatDoesNotDecodeIntoTheAnnouncedLength(String frame, String what) {
    assertUndecodable("PKG-46", frame);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 5000, 70_000, 131_072, 131_073, 262_144, 1 << 20})
  void takesWhatACompressorWrites(int length) throws Exception {
    byte[] plain = SampleBytes.smooth(length);
    PackageFixture fixture =
        PackageFixture.unsigned()
            .withoutPayloads()
            .payload(PayloadFixture.of("a", plain, Math.max(4096, length)));
    assertArrayEquals(plain, Reading.everything(fixture).get(0));
  }

  @Test
  @Tag("PKG-44")
  void stepsOverABlockWhoseLengthNeedsAllThreeBytes() throws Exception {
    byte[] plain = Arrays.copyOf(SampleBytes.noise(16_384), 20_384);
    Arrays.fill(plain, 16_384, plain.length, (byte) 7);
    // A raw block of 16,384 bytes and a run of 4,000, content size 20,384 - 256 = 0x4ea0.
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(HexFormat.of().parseHex(MAGIC + "60a04e" + "000002"));
    frame.write(plain, 0, 16_384);
    frame.writeBytes(HexFormat.of().parseHex("037d00" + "07"));
    ChunkFixture chunk = ChunkFixture.of(plain, 1, frame.toByteArray());
    PayloadFixture payload = PayloadFixture.cut("a", 32_768, List.of(chunk));
    PackageFixture fixture = PackageFixture.unsigned().withoutPayloads().payload(payload);
    assertArrayEquals(plain, Reading.everything(fixture).get(0));
  }

  @Test
  @Tag("PKG-67")
  void findsNoFrameLongerThanItsChunk() {
    assertEquals(0, ChunkFixture.zstd(SampleBytes.noise(4096)).codec());
    assertEquals(1, ChunkFixture.zstd(SampleBytes.smooth(4096)).codec());
  }

  private static byte[] read(String hex) throws Exception {
    // Followed by another chunk, so that nothing reads on into what comes next.
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ChunkFixture chunk = ChunkFixture.of(PLAIN, 1, HexFormat.of().parseHex(hex));
    List<ChunkFixture> chunks = List.of(chunk, ChunkFixture.raw(PLAIN), chunk);
    PayloadFixture payload = PayloadFixture.cut("a", 4096, chunks);
    all.writeBytes(
        Reading.everything(PackageFixture.unsigned().withoutPayloads().payload(payload)).get(0));
    assertEquals(900, all.size());
    assertArrayEquals(PLAIN, Arrays.copyOfRange(all.toByteArray(), 600, 900));
    return Arrays.copyOf(all.toByteArray(), 300);
  }

  private static void assertUndecodable(String clause, String hex) {
    assertRefused(Reason.CHUNK_UNDECODABLE, clause, () -> read(hex));
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }
}
