package dev.cachet.vectors;

import static dev.cachet.refusal.Reason.CHUNK_CORRUPT;
import static dev.cachet.refusal.Reason.CHUNK_MISMATCH;
import static dev.cachet.refusal.Reason.CHUNK_MISSING;
import static dev.cachet.refusal.Reason.CHUNK_UNDECODABLE;
import static dev.cachet.refusal.Reason.CONTAINER_MALFORMED;
import static dev.cachet.refusal.Reason.FILE_DIGEST_MISMATCH;
import static dev.cachet.refusal.Reason.INDEX_DIGEST_MISMATCH;
import static dev.cachet.refusal.Reason.INDEX_MALFORMED;
import static dev.cachet.vectors.VectorCase.accepted;
import static dev.cachet.vectors.VectorCase.refused;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.ChunkFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.verification.report.Check;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Files, indexes, pages, bitmaps and chunks: PKG-28 to PKG-46 and PKG-65. */
final class ContentVectors {
  private static final int MAX = 4096;
  private static final int PER_PAGE = 1024;

  private ContentVectors() {}

  static List<VectorCase> all() {
    List<VectorCase> all = new ArrayList<>();
    digests(all);
    indexHeaders(all);
    pages(all);
    records(all);
    data(all);
    frames(all);
    return all;
  }

  private static void digests(List<VectorCase> all) {
    all.add(
        refused(
                "content/file-exchanged",
                FILE_DIGEST_MISMATCH,
                Check.FILES,
                "a file exchanged for one of the same length",
                "PKG-65")
            .attack("A10 CVE-2025-0509", "A08")
            .of(
                Base.signed()
                    .content("files/sbom.cdx.json", bytes -> SampleBytes.flipped(bytes, 0))));
    all.add(
        accepted("content/file-of-no-byte", "a file of no byte", "PKG-65")
            .of(Base.signed().file("files/empty", new byte[0], "other")));
    all.add(
        refused(
                "content/index-exchanged",
                INDEX_DIGEST_MISMATCH,
                Check.INDEXES,
                "one bit of an index",
                "PKG-28")
            .attack("A11")
            .of(
                Base.signed()
                    .content("payload/000/index", bytes -> SampleBytes.flipped(bytes, 19))));
    PayloadFixture a = raw("a", 70);
    PayloadFixture b = PayloadFixture.raw("b", SampleBytes.smooth(70), MAX);
    all.add(
        refused(
                "content/index-of-another-payload",
                INDEX_DIGEST_MISMATCH,
                Check.INDEXES,
                "the index of one payload in the place of another's",
                "PKG-28")
            .attack("A48", "A42")
            .of(Base.with(a, b).content("payload/001/index", bytes -> a.indexBytes())));
    all.add(
        refused(
                "content/page-exchanged",
                INDEX_DIGEST_MISMATCH,
                Check.CHUNKS,
                "one bit of a page",
                "PKG-34")
            .attack("A42")
            .of(
                Base.signed()
                    .content("payload/000/data", bytes -> SampleBytes.flipped(bytes, 10))));
    all.add(
        refused(
                "content/page-signed-for-another-place",
                INDEX_DIGEST_MISMATCH,
                Check.CHUNKS,
                "a page whose digest was taken with the number of another page",
                "PKG-34")
            .attack("A42")
            .of(
                Base.with(
                    raw("a", 70)
                        .index(index -> with(index, 48, ownDigest(raw("a", 70), 1, true))))));
    all.add(
        refused(
                "content/page-without-prefix",
                INDEX_DIGEST_MISMATCH,
                Check.CHUNKS,
                "a page whose digest was taken over the page alone",
                "PKG-34")
            .attack("A42")
            .of(
                Base.with(
                    raw("a", 70)
                        .index(index -> with(index, 48, ownDigest(raw("a", 70), 0, false))))));
  }

  private static byte[] ownDigest(PayloadFixture payload, int number, boolean prefixed) {
    byte[] page = Arrays.copyOf(payload.entries(0).get(1).content(), ChunkFixture.RECORD);
    ByteBuffer hashed = ByteBuffer.allocate((prefixed ? 5 : 0) + page.length);
    if (prefixed) {
      hashed.put((byte) 1).putInt(number);
    }
    return Sha256.of(hashed.put(page).array()).bytes();
  }

  private static void indexHeaders(List<VectorCase> all) {
    index(all, "magic", "a magic of format 2", "PKG-29", index -> with(index, 7, new byte[] {'2'}));
    index(all, "chunks-0", "no chunk of 70 bytes", "PKG-29", index -> u32(index, 8, 0));
    index(
        all,
        "chunks-16777217",
        "more chunks than allowed",
        "PKG-29",
        index -> u32(index, 8, 16_777_217));
    index(
        all,
        "per-page-1023",
        "another number of entries per page",
        "PKG-29",
        index -> u32(index, 12, 1023));
    index(all, "plain-size-0", "one chunk of nothing", "PKG-29", index -> u64(index, 16, 0));
    index(all, "chunker-0", "chunker 0", "PKG-29", index -> u32(index, 32, 0));
    index(all, "chunker-3", "chunker 3", "PKG-29", index -> u32(index, 32, 3));
    index(all, "max-4095", "max below 4,096", "PKG-29", index -> lengths(index, 2, 1, 4095, 4095));
    index(
        all,
        "max-above-1-mib",
        "max above 1 MiB",
        "PKG-29",
        index -> lengths(index, 2, 1, MAX, (1 << 20) + 1));
    index(all, "min-0", "min 0", "PKG-29", index -> lengths(index, 2, 0, MAX, MAX));
    index(
        all,
        "min-above-avg",
        "min above avg",
        "PKG-29",
        index -> lengths(index, 2, MAX, MAX - 1, MAX));
    index(
        all,
        "avg-above-max",
        "avg above max",
        "PKG-29",
        index -> lengths(index, 2, 1, MAX + 1, MAX));
    index(
        all,
        "plain-size",
        "another plain size than the manifest's",
        "PKG-30",
        index -> u64(index, 16, 71));
    index(
        all,
        "plain-size-2-to-63",
        "a plain size that is negative as a signed number",
        "PKG-30",
        index -> u64(index, 16, Long.MIN_VALUE));
    index(
        all,
        "stored-above-plain",
        "more stored than plain bytes",
        "PKG-30",
        index -> u64(index, 24, 71));
    index(
        all,
        "fixed-min",
        "chunker 1 with another min",
        "PKG-31",
        index -> lengths(index, 1, MAX - 1, MAX, MAX));
    index(
        all,
        "fixed-avg",
        "chunker 1 with another avg",
        "PKG-31",
        index -> lengths(index, 1, MAX - 1, MAX - 1, MAX));
    index(
        all,
        "fixed-chunks",
        "chunker 1 with a chunk too many",
        "PKG-31",
        index -> u32(index, 8, 2));
    index(
        all,
        "first-plain-offset",
        "the first page does not begin at 0",
        "PKG-33",
        index -> lengths(u64(index, 80, 1), 2, 1, MAX, MAX));
    index(
        all,
        "first-stored-offset",
        "the first page's stored bytes do not begin at 0",
        "PKG-33",
        index -> u64(index, 88, 1));
    malformedIndex(
        all,
        "length-short",
        "an index without its page record",
        "PKG-32",
        raw("a", 70).index(index -> Arrays.copyOf(index, 48)));
    malformedIndex(
        all,
        "length-long",
        "an index with a page record too many",
        "PKG-32",
        raw("a", 70).index(index -> Arrays.copyOf(index, 144)));
    UnaryOperator<byte[]> second = index -> u64(index, 48 + 48 + 32, 1024L * MAX + 1);
    malformedIndex(
        all,
        "fixed-page-offset",
        "chunker 1 with a page that begins elsewhere",
        "PKG-31",
        twoPages().index(second));
    malformedIndex(
        all,
        "plain-offset-stands-still",
        "a second page that begins where the first does",
        "PKG-33",
        cutPages().index(index -> u64(index, 128, 0)));
    malformedIndex(
        all,
        "stored-offset-stands-still",
        "a second page whose stored bytes begin where the first's do",
        "PKG-33",
        twoPages().index(index -> u64(index, 136, 0)));
    malformedIndex(
        all,
        "plain-offset-at-the-end",
        "a last page that begins where the payload ends",
        "PKG-33",
        cutPages().index(index -> u64(index, 128, 1025L * 8)));
    malformedIndex(
        all,
        "stored-offset-at-the-end",
        "a last page whose stored bytes begin where all end",
        "PKG-33",
        cutPages().index(index -> u64(index, 136, 1025L * 8)));
    all.add(
        accepted("index/no-chunk", "a payload of no byte", "PKG-29").of(Base.with(raw("a", 0))));
    all.add(
        accepted("index/one-full-chunk", "a payload of exactly one chunk", "PKG-31")
            .of(Base.with(raw("a", MAX))));
    all.add(
        accepted("index/two-pages", "1,025 chunks in two pages", "PKG-33")
            .of(Base.with(cutPages())));
    all.add(
        accepted("index/max-1-mib", "chunks of at most 1 MiB", "PKG-29")
            .of(Base.with(raw("a", 70).lengths(1, 1 << 20, 1 << 20, 1 << 20))));
  }

  private static void pages(List<VectorCase> all) {
    page(all, "plain-sum", "plain lengths that do not add up to the payload", "PKG-37", plainSum());
    page(
        all,
        "stored-sum",
        "stored lengths that do not add up to the index",
        "PKG-37",
        raw("a", 70).index(index -> u64(index, 24, 69)));
    page(
        all,
        "plain-sum-of-first-page",
        "plain lengths that do not add up to the second page's offset",
        "PKG-37",
        cutPages().index(index -> u64(index, 128, 1024L * 8 + 1)));
    page(
        all,
        "stored-sum-of-first-page",
        "stored lengths that do not add up to the second page's offset",
        "PKG-37",
        cutPages().index(index -> u64(index, 136, 1024L * 8 + 1)));
  }

  private static void records(List<VectorCase> all) {
    record(all, "plain-0", "a chunk of no plain byte", chunk -> chunk.plainLen(0));
    record(all, "plain-above-max", "a chunk above max", chunk -> chunk.plainLen(MAX + 1));
    record(
        all,
        "plain-2-to-31",
        "a plain length that is negative as a signed number",
        chunk -> chunk.plainLen(Integer.MIN_VALUE));
    record(all, "codec-2", "a codec that is not listed", chunk -> chunk.codec(2));
    record(all, "stored-0", "a chunk of no stored byte", chunk -> chunk.codec(1).storedLen(0));
    record(
        all,
        "stored-above-plain",
        "more stored than plain bytes",
        chunk -> chunk.codec(1).storedLen(71));
    record(
        all, "raw-shorter", "a raw chunk stored shorter than it is", chunk -> chunk.storedLen(69));
    malformedPage(
        all,
        "fixed-short-chunk",
        "chunker 1 with a chunk other than the last below max",
        "PKG-36",
        shortChunk());
  }

  private static void data(List<VectorCase> all) {
    all.add(
        refused(
                "data/bitmap-spare-bit",
                CONTAINER_MALFORMED,
                Check.CHUNKS,
                "a bit beyond the last chunk of a page",
                "PKG-38")
            .of(Base.with(raw("a", 70).bitmap(bits -> new byte[] {(byte) 0xc0}))));
    all.add(
        refused(
                "data/byte-behind",
                CONTAINER_MALFORMED,
                Check.CHUNKS,
                "a byte behind the last chunk",
                "PKG-39")
            .attack("A58", "A40")
            .of(
                Base.signed()
                    .content("payload/000/data", bytes -> Arrays.copyOf(bytes, bytes.length + 1))));
    all.add(
        refused(
                "data/cut",
                CONTAINER_MALFORMED,
                Check.CHUNKS,
                "the last byte of the last chunk is not there",
                "PKG-39")
            .attack("A47", "A42")
            .of(
                Base.signed()
                    .content("payload/000/data", bytes -> Arrays.copyOf(bytes, bytes.length - 1))));
    all.add(
        refused(
                "data/cut-in-page",
                CONTAINER_MALFORMED,
                Check.CHUNKS,
                "data that ends within its page",
                "PKG-39")
            .of(Base.signed().content("payload/000/data", bytes -> Arrays.copyOf(bytes, 40))));
    all.add(
        refused(
                "data/of-no-byte-has-one",
                CONTAINER_MALFORMED,
                Check.CHUNKS,
                "a byte in the data of a payload of no byte",
                "PKG-39")
            .of(Base.with(raw("a", 0)).content("payload/000/data", bytes -> new byte[1])));
    corrupt(all, "first-bit", "the first bit of a chunk", Base.with(raw("a", 70)), 72 + 1);
    corrupt(
        all,
        "last-bit",
        "a bit of the last byte of the last chunk",
        Base.with(raw("a", 70)),
        72 + 1 + 69);
    PayloadFixture two = raw("a", 2 * MAX);
    byte[] plain = SampleBytes.noise(2 * MAX);
    all.add(
        refused(
                "data/chunks-swapped",
                CHUNK_CORRUPT,
                Check.CHUNKS,
                "two chunks that changed places",
                "PKG-40")
            .attack("A42")
            .of(
                Base.with(
                    two.chunk(0, chunk -> chunk.storing(Arrays.copyOfRange(plain, MAX, 2 * MAX)))
                        .chunk(1, chunk -> chunk.storing(Arrays.copyOf(plain, MAX))))));
    all.add(
        refused(
                "data/chunk-twice",
                CHUNK_CORRUPT,
                Check.CHUNKS,
                "the first chunk in the place of the second",
                "PKG-40")
            .attack("A42")
            .of(
                Base.with(
                    raw("a", 2 * MAX)
                        .chunk(1, chunk -> chunk.storing(Arrays.copyOf(plain, MAX))))));
    all.add(
        refused(
                "data/chunk-absent",
                CHUNK_MISSING,
                Check.CHUNKS,
                "a chunk that is not in the package",
                "PKG-42")
            .attack("A50", "A47")
            .of(Base.with(raw("a", 2 * MAX).chunk(1, ChunkFixture::absent))));
    all.add(
        refused(
                "data/all-chunks-absent",
                CHUNK_MISSING,
                Check.CHUNKS,
                "a package that carries no chunk",
                "PKG-42")
            .of(Base.with(raw("a", 70).chunk(0, ChunkFixture::absent))));
    Sha256 other = Sha256.of(new byte[] {1});
    all.add(
        refused(
                "data/raw-plain-digest",
                CHUNK_MISMATCH,
                Check.CHUNKS,
                "a raw chunk whose plain digest is another's",
                "PKG-41")
            .attack("A45 CVE-2020-25860")
            .of(Base.with(raw("a", 70).chunk(0, chunk -> chunk.plainSha256(other)))));
    all.add(
        refused(
                "data/zstd-plain-digest",
                CHUNK_MISMATCH,
                Check.CHUNKS,
                "a zstd chunk whose plain digest is another's",
                "PKG-41")
            .attack("A42")
            .of(Base.with(zstd("a", 1000).chunk(0, chunk -> chunk.plainSha256(other)))));
    all.add(
        accepted("data/zstd-and-raw", "a zstd chunk and two raw ones", "PKG-40", "PKG-46")
            .of(Base.with(PayloadFixture.of("a", SampleBytes.mixed(10_000), MAX))));
    all.add(
        accepted("data/chunker-2", "chunks of 1, 4,096 and 70 bytes under chunker 2", "PKG-36")
            .of(Base.with(cut(1, MAX, 70))));
  }

  private static void frames(List<VectorCase> all) {
    byte[] plain = SampleBytes.smooth(2048);
    byte[] frame = ChunkFixture.frame(plain);
    byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 7};
    frame(
        all,
        "skippable-in-front",
        "a skippable frame in front",
        "PKG-44",
        plain,
        join(skippable, frame));
    frame(
        all,
        "skippable-behind",
        "a skippable frame behind",
        "PKG-44",
        plain,
        join(frame, skippable));
    frame(all, "two-frames", "the frame of the chunk twice", "PKG-44", plain, join(frame, frame));
    frame(
        all,
        "byte-behind",
        "a byte behind the frame",
        "PKG-44",
        plain,
        Arrays.copyOf(frame, frame.length + 1));
    frame(
        all,
        "cut",
        "a frame without its last byte",
        "PKG-44",
        plain,
        Arrays.copyOf(frame, frame.length - 1));
    frame(all, "no-frame", "bytes that are no frame", "PKG-44", plain, SampleBytes.noise(100));
    frame(
        all,
        "magic-alone",
        "the magic number and nothing more",
        "PKG-44",
        plain,
        Arrays.copyOf(frame, 4));
    frame(
        all,
        "without-content-size",
        "a frame that does not say its size",
        "PKG-45",
        plain,
        blocks(new byte[] {0x00, 0x10}, rle(2048, 7)));
    frame(
        all,
        "other-content-size",
        "a frame that says one byte more",
        "PKG-45",
        plain,
        blocks(size(2049), rle(2048, 7)));
    frame(
        all,
        "bomb",
        "a frame that would decode to 1 MiB",
        "PKG-45",
        plain,
        ChunkFixture.frame(new byte[1 << 20]));
    frame(
        all,
        "dictionary",
        "a frame that names a dictionary",
        "PKG-45",
        plain,
        blocks(
            new byte[] {0x61, 1, (byte) (2048 - 256), (byte) ((2048 - 256) >> 8)}, rle(2048, 7)));
    frame(
        all,
        "window",
        "a window larger than max",
        "PKG-45",
        plain,
        blocks(
            new byte[] {0x40, 0x18, (byte) (2048 - 256), (byte) ((2048 - 256) >> 8)},
            rle(2048, 7)));
    frame(
        all,
        "reserved-block",
        "a block of the reserved type",
        "PKG-46",
        plain,
        blocks(size(2048), new byte[] {7, 0, 0}));
    frame(
        all,
        "too-few-bytes",
        "a frame that decodes to fewer bytes than it says",
        "PKG-46",
        plain,
        blocks(size(2048), rle(2047, 7)));
    frame(
        all,
        "too-many-bytes",
        "a frame that decodes to more bytes than it says",
        "PKG-46",
        plain,
        blocks(size(2048), rle(2049, 7)));
    frame(
        all,
        "garbage-block",
        "a compressed block of garbage",
        "PKG-46",
        plain,
        blocks(size(2048), join(new byte[] {(byte) (100 << 3 | 5), 3, 0}, SampleBytes.noise(100))));
    byte[] sevens = new byte[2048];
    Arrays.fill(sevens, (byte) 7);
    ChunkFixture handmade = ChunkFixture.of(sevens, 1, blocks(size(2048), rle(2048, 7)));
    all.add(
        accepted("zstd/run-length-block", "a frame of one run-length block", "PKG-46")
            .of(Base.with(PayloadFixture.cut("a", MAX, List.of(handmade)))));
    ChunkFixture windowed =
        ChunkFixture.of(
            sevens,
            1,
            blocks(
                new byte[] {0x40, 0x10, (byte) (2048 - 256), (byte) ((2048 - 256) >> 8)},
                rle(2048, 7)));
    all.add(
        accepted("zstd/window-of-max", "a frame whose window is max", "PKG-45")
            .of(Base.with(PayloadFixture.cut("a", MAX, List.of(windowed)))));
  }

  /** Frame header of a single segment with a content size of two bytes, without checksum. */
  private static byte[] size(int size) {
    return new byte[] {0x60, (byte) (size - 256), (byte) ((size - 256) >> 8)};
  }

  /** One last block that repeats a byte. */
  private static byte[] rle(int count, int value) {
    int header = count << 3 | 1 << 1 | 1;
    return new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16), (byte) value};
  }

  private static byte[] blocks(byte[] header, byte[] block) {
    return join(join(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}, header), block);
  }

  private static void frame(
      List<VectorCase> all, String name, String about, String clause, byte[] plain, byte[] stored) {
    ChunkFixture chunk = ChunkFixture.of(plain, 1, stored);
    all.add(
        refused("zstd/" + name, CHUNK_UNDECODABLE, Check.CHUNKS, about, clause)
            .attack("A39")
            .of(Base.with(PayloadFixture.cut("a", MAX, List.of(chunk)))));
  }

  private static void corrupt(
      List<VectorCase> all,
      String name,
      String about,
      dev.cachet.golden.PackageFixture fixture,
      int at) {
    all.add(
        refused("data/chunk-" + name, CHUNK_CORRUPT, Check.CHUNKS, about, "PKG-40")
            .attack("A01 CVE-2026-34155", "A11")
            .of(fixture.content("payload/000/data", bytes -> SampleBytes.flipped(bytes, at))));
  }

  private static void index(
      List<VectorCase> all, String name, String about, String clause, UnaryOperator<byte[]> edit) {
    malformedIndex(all, name, about, clause, raw("a", 70).index(edit));
  }

  private static void malformedIndex(
      List<VectorCase> all, String name, String about, String clause, PayloadFixture payload) {
    all.add(
        refused("index/" + name, INDEX_MALFORMED, Check.INDEXES, about, clause)
            .of(Base.with(payload)));
  }

  private static void page(
      List<VectorCase> all, String name, String about, String clause, PayloadFixture payload) {
    malformedPage(all, name, about, clause, payload);
  }

  private static void malformedPage(
      List<VectorCase> all, String name, String about, String clause, PayloadFixture payload) {
    all.add(
        refused("page/" + name, INDEX_MALFORMED, Check.CHUNKS, about, clause)
            .attack("A42")
            .of(Base.with(payload)));
  }

  /**
   * The plain length of a zstd chunk is one byte less in its record than index and manifest say.
   */
  private static PayloadFixture plainSum() {
    PayloadFixture right = zstd("a", 1000).lengths(2, 1, MAX, MAX);
    byte[] header = Arrays.copyOf(right.indexBytes(), 48);
    return zstd("a", 1000)
        .lengths(2, 1, MAX, MAX)
        .chunk(0, chunk -> chunk.plainLen(999))
        .claimedPlainSize(1000)
        .index(index -> with(index, 0, header));
  }

  /** Two chunks under chunker 1, of which the first is short and the last has what it lacks. */
  private static PayloadFixture shortChunk() {
    return cut(MAX - 1, 3).lengths(1, MAX, MAX, MAX);
  }

  /** One record changed, and everything above it as it was with the right one. */
  private static void record(
      List<VectorCase> all, String name, String about, UnaryOperator<ChunkFixture> edit) {
    byte[] right = raw("a", 70).indexBytes();
    PayloadFixture payload = raw("a", 70).chunk(0, edit).claimedPlainSize(70);
    payload.index(
        index ->
            with(with(right, 48, Arrays.copyOfRange(index, 48, 80)), 0, Arrays.copyOf(right, 48)));
    malformedPage(all, "record-" + name, about, "PKG-35", payload);
  }

  private static PayloadFixture raw(String id, int length) {
    return PayloadFixture.raw(id, SampleBytes.noise(length), MAX);
  }

  private static PayloadFixture zstd(String id, int length) {
    return PayloadFixture.of(id, SampleBytes.smooth(length), MAX);
  }

  /** Raw chunks of these lengths under chunker 2. */
  private static PayloadFixture cut(int... lengths) {
    List<ChunkFixture> chunks = new ArrayList<>();
    for (int length : lengths) {
      chunks.add(ChunkFixture.raw(SampleBytes.noise(length)));
    }
    return PayloadFixture.cut("a", MAX, chunks);
  }

  /** 1,025 chunks of 8 bytes under chunker 2. */
  private static PayloadFixture cutPages() {
    int[] lengths = new int[PER_PAGE + 1];
    Arrays.fill(lengths, 8);
    return cut(lengths);
  }

  /** 1,025 chunks of 4,096 smooth bytes under chunker 1. */
  private static PayloadFixture twoPages() {
    return PayloadFixture.of("a", SampleBytes.smooth((PER_PAGE + 1) * MAX), MAX);
  }

  private static byte[] lengths(byte[] index, int chunker, int min, int avg, int max) {
    return u32(u32(u32(u32(index, 32, chunker), 36, min), 40, avg), 44, max);
  }

  private static byte[] u32(byte[] bytes, int at, int value) {
    return with(bytes, at, ByteBuffer.allocate(4).putInt(value).array());
  }

  private static byte[] u64(byte[] bytes, int at, long value) {
    return with(bytes, at, ByteBuffer.allocate(8).putLong(value).array());
  }

  private static byte[] with(byte[] bytes, int at, byte[] by) {
    byte[] copy = bytes.clone();
    System.arraycopy(by, 0, copy, at, by.length);
    return copy;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
