package dev.cachet.fuzz;

import dev.cachet.golden.ChunkFixture;
import dev.cachet.golden.FixtureEntry;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Payloads of a few chunks, each wrong at one place of its index, page, bitmap or frame. */
final class PayloadSeeds {
  private static final int MEND = 1;
  private static final int OTHER_SIZE = 2;

  private PayloadSeeds() {}

  static List<byte[]> all() {
    List<byte[]> all = new ArrayList<>();
    List<PayloadFixture> fixtures =
        List.of(
            PayloadFixture.of("a", SampleBytes.smooth(4_100), 4096),
            PayloadFixture.raw("a", new byte[0], 4096),
            PayloadFixture.cut("a", 4096, chunks()),
            PayloadFixture.cut("a", 4096, many(1_025)),
            PayloadFixture.cut("a", 4096, chunks()).chunk(1, ChunkFixture::absent));
    for (PayloadFixture fixture : fixtures) {
      all.add(input(0, fixture));
      all.add(input(OTHER_SIZE, fixture));
    }
    byte[] good = input(MEND, fixtures.get(0));
    byte[] cut = input(MEND, fixtures.get(2));
    byte[] paged = input(MEND, fixtures.get(3));
    int index = 3 + 96;
    for (int at = 3; at < index; at++) {
      flip(all, good, at);
      flip(all, cut, at);
    }
    for (int at = 3 + 48 + 32; at < 3 + 144; at++) {
      flip(all, paged, at);
    }
    // Records, bitmap, and the first bytes of the frame.
    for (int at = index; at < index + 8; at++) {
      flip(all, good, at);
      flip(all, cut, at);
    }
    for (int at = index + 2 * 72; at < Math.min(good.length, index + 2 * 72 + 24); at++) {
      flip(all, good, at);
    }
    all.add(java.util.Arrays.copyOf(good, good.length - 1));
    all.add(java.util.Arrays.copyOf(good, good.length + 1));
    all.add(java.util.Arrays.copyOf(good, index));
    all.add(java.util.Arrays.copyOf(good, 40));
    byte[] unmended = good.clone();
    unmended[0] = 0;
    for (int at : new int[] {3, index + 10, index + 45, good.length - 1}) {
      all.add(SampleBytes.flipped(unmended, at));
    }
    // A fixed chunk that is shorter than the others, and sums that still hold.
    all.add(input(MEND, PayloadFixture.cut("a", 4096, many(1_025)).lengths(1, 4096, 4096, 4096)));
    all.add(input(MEND, uneven()));
    all.addAll(frames());
    return all;
  }

  /** One chunk whose stored bytes are a frame with another descriptor. */
  private static List<byte[]> frames() {
    byte[] plain = SampleBytes.smooth(600);
    byte[] frame = ChunkFixture.frame(plain);
    List<byte[]> all = new ArrayList<>();
    for (int bit = 0; bit < 8; bit++) {
      for (int at = 0; at < Math.min(14, frame.length); at++) {
        byte[] other = frame.clone();
        other[at] ^= (byte) (1 << bit);
        all.add(
            input(MEND, PayloadFixture.cut("a", 4096, List.of(ChunkFixture.of(plain, 1, other)))));
      }
    }
    for (String hex :
        List.of(
            // Content sizes of 1, 2, 4 and 8 bytes, RLE and raw blocks, window, checksum.
            "28b52ffd2008" + "430000" + "61",
            "28b52ffd6000010208" + "61",
            "28b52ffd60" + "0000" + "030800" + "61",
            "28b52ffda0" + "58020000" + "c31200" + "61",
            "28b52ffde0" + "5802000000000000" + "c31200" + "61",
            "28b52ffd40" + "00" + "5801" + "c31200" + "61",
            "28b52ffd64" + "5801" + "c31200" + "61" + "00000000",
            "28b52ffd64" + "5801" + "c31200" + "61" + "0000",
            "28b52ffd40" + "ff" + "5801" + "c31200" + "61",
            "28b52ffd00" + "00" + "c31200" + "61")) {
      byte[] other = java.util.HexFormat.of().parseHex(hex);
      all.add(
          input(MEND, PayloadFixture.cut("a", 4096, List.of(ChunkFixture.of(plain, 1, other)))));
    }
    return all;
  }

  private static PayloadFixture uneven() {
    List<ChunkFixture> chunks =
        List.of(
            ChunkFixture.raw(SampleBytes.noise(9)), ChunkFixture.zstd(SampleBytes.smooth(4096)));
    return PayloadFixture.cut("a", 4096, chunks).lengths(1, 4096, 4096, 4096);
  }

  private static List<ChunkFixture> chunks() {
    return List.of(
        ChunkFixture.zstd(SampleBytes.smooth(700)),
        ChunkFixture.raw(SampleBytes.noise(9)),
        ChunkFixture.zstd(SampleBytes.smooth(300)));
  }

  private static List<ChunkFixture> many(int count) {
    List<ChunkFixture> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chunks.add(ChunkFixture.raw(new byte[1]));
    }
    return chunks;
  }

  private static void flip(List<byte[]> all, byte[] good, int at) {
    all.add(SampleBytes.flipped(good, at));
    byte[] high = good.clone();
    high[at] ^= (byte) 0x80;
    all.add(high);
  }

  private static byte[] input(int flags, PayloadFixture fixture) {
    List<FixtureEntry> entries = fixture.entries(0);
    byte[] index = entries.get(0).content();
    byte[] data = entries.get(1).content();
    return ByteBuffer.allocate(3 + index.length + data.length)
        .put((byte) flags)
        .putShort((short) index.length)
        .put(index)
        .put(data)
        .array();
  }
}
