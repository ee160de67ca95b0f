package dev.cachet.golden;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cachet.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A payload, written from the tables of the specification. Edits of chunks, pages and index are
 * made before the digest above them is computed, so the one thing that is wrong is well signed.
 */
public final class PayloadFixture {
  private static final int PER_PAGE = 1024;

  private final String id;
  private String slot;
  private String kind = "image";
  private String handler;
  private List<ChunkFixture> chunks = new ArrayList<>();
  private int chunker = 1;
  private int min = 4096;
  private int avg = 4096;
  private int max = 4096;
  private Long plainSize;
  private UnaryOperator<byte[]> page = bytes -> bytes;
  private UnaryOperator<byte[]> index = bytes -> bytes;
  private UnaryOperator<byte[]> bitmap = bytes -> bytes;

  private PayloadFixture(String id) {
    this.id = id;
    this.slot = id;
  }

  /** A payload cut at a fixed length, each chunk as zstd where that is shorter. */
  public static PayloadFixture of(String id, byte[] plain, int max) {
    return of(id, plain, max, ChunkFixture::zstd);
  }

  /** A payload cut at a fixed length, each chunk stored as it is. */
  public static PayloadFixture raw(String id, byte[] plain, int max) {
    return of(id, plain, max, ChunkFixture::raw);
  }

  /** A payload of any chunks under chunker 2. */
  public static PayloadFixture cut(String id, int max, List<ChunkFixture> chunks) {
    PayloadFixture payload = new PayloadFixture(id).lengths(2, 1, max, max);
    payload.chunks = new ArrayList<>(chunks);
    return payload;
  }

  private static PayloadFixture of(
      String id, byte[] plain, int max, java.util.function.Function<byte[], ChunkFixture> codec) {
    PayloadFixture payload = new PayloadFixture(id).lengths(1, max, max, max);
    for (int from = 0; from < plain.length; from += max) {
      byte[] piece = Arrays.copyOfRange(plain, from, Math.min(plain.length, from + max));
      payload.chunks.add(codec.apply(piece));
    }
    return payload;
  }

  /** Another slot than the id. */
  public PayloadFixture slot(String value) {
    slot = value;
    return this;
  }

  /** Another kind, with a handler or null. */
  public PayloadFixture kind(String value, String handlerOrNull) {
    kind = value;
    handler = handlerOrNull;
    return this;
  }

  /** The four fields at the end of the index header. */
  public PayloadFixture lengths(int chunkerValue, int minValue, int avgValue, int maxValue) {
    chunker = chunkerValue;
    min = minValue;
    avg = avgValue;
    max = maxValue;
    return this;
  }

  /** Another plain size in the manifest than the chunks have. */
  public PayloadFixture claimedPlainSize(long value) {
    plainSize = value;
    return this;
  }

  /** Changes one chunk. */
  public PayloadFixture chunk(int number, UnaryOperator<ChunkFixture> edit) {
    chunks.set(number, edit.apply(chunks.get(number)));
    return this;
  }

  /** Changes every page before its digest is taken. */
  public PayloadFixture page(UnaryOperator<byte[]> edit) {
    page = edit;
    return this;
  }

  /** Changes the index before its digest is taken. */
  public PayloadFixture index(UnaryOperator<byte[]> edit) {
    index = edit;
    return this;
  }

  /** Changes every presence bitmap. */
  public PayloadFixture bitmap(UnaryOperator<byte[]> edit) {
    bitmap = edit;
    return this;
  }

  /** How many chunks there are. */
  public int chunkCount() {
    return chunks.size();
  }

  /** The element of the manifest. */
  public String json() {
    byte[] bytes = indexBytes();
    return "{\"id\":\""
        + id
        + "\",\"slot\":\""
        + slot
        + "\",\"kind\":\""
        + kind
        + "\""
        + (handler == null ? "" : ",\"handler\":\"" + handler + "\"")
        + ",\"plainSize\":"
        + (plainSize == null ? plainSum(chunks) : plainSize)
        + ",\"indexSize\":"
        + bytes.length
        + ",\"indexSha256\":\""
        + Sha256.of(bytes).hex()
        + "\"}";
  }

  /** The index. */
  public byte[] indexBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    indexParts().forEach(part -> out.writeBytes(part.bytes()));
    return index.apply(out.toByteArray());
  }

  /** The two entries of the payload. */
  public List<FixtureEntry> entries(int number) {
    String folder = String.format("payload/%03d/", number);
    List<Part> parts = indexParts();
    FixtureEntry described = new FixtureEntry(folder + "index", parts);
    byte[] bytes = indexBytes();
    FixtureEntry entry =
        Arrays.equals(described.content(), bytes) ? described : described.with(bytes);
    return List.of(entry, new FixtureEntry(folder + "data", dataParts()));
  }

  private List<Part> indexParts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("CACHETI1".getBytes(US_ASCII), "PKG-29", "index: magic"));
    parts.add(u32(chunks.size(), "PKG-29", "index: chunks"));
    parts.add(u32(PER_PAGE, "PKG-29", "index: entriesPerPage"));
    parts.add(u64(plainSum(chunks), "PKG-30", "index: plainSize"));
    parts.add(u64(storedSum(chunks), "PKG-30", "index: storedSize"));
    parts.add(u32(chunker, "PKG-29", "index: chunker"));
    parts.add(u32(min, "PKG-29", "index: min"));
    parts.add(u32(avg, "PKG-29", "index: avg"));
    parts.add(u32(max, "PKG-29", "index: max"));
    IntFunction<String> name = number -> "index: page record " + number + ": ";
    for (int p = 0; p < pages().size(); p++) {
      List<ChunkFixture> before = chunks.subList(0, p * PER_PAGE);
      parts.add(new Part(pageDigest(p), "PKG-34", name.apply(p) + "pageSha256"));
      parts.add(u64(plainSum(before), "PKG-33", name.apply(p) + "plainOffset"));
      parts.add(u64(storedSum(before), "PKG-33", name.apply(p) + "storedOffset"));
    }
    return parts;
  }

  private byte[] pageDigest(int number) {
    byte[] bytes = pageBytes(pages().get(number));
    return Sha256.of(
            ByteBuffer.allocate(5 + bytes.length).put((byte) 1).putInt(number).put(bytes).array())
        .bytes();
  }

  private List<Part> dataParts() {
    List<Part> parts = new ArrayList<>();
    for (int p = 0; p < pages().size(); p++) {
      List<ChunkFixture> of = pages().get(p);
      parts.add(
          new Part(pageBytes(of), "PKG-35", "page " + p + ": " + of.size() + " chunk records"));
      parts.add(new Part(bitmapBytes(of), "PKG-38", "page " + p + ": presence bitmap"));
      parts.addAll(storedParts(p, of));
    }
    return parts;
  }

  private static List<Part> storedParts(int page, List<ChunkFixture> of) {
    List<Part> parts = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < of.size(); i++) {
      byte[] stored = of.get(i).stored();
      if (stored != null) {
        all.writeBytes(stored);
        String codec = of.get(i).codec() == 0 ? "raw" : "zstd";
        parts.add(new Part(stored, "PKG-40", "page " + page + ": chunk " + i + ", " + codec));
      }
    }
    String together = "page " + page + ": chunks 0 to " + (of.size() - 1);
    return of.size() <= 16 ? parts : List.of(new Part(all.toByteArray(), "PKG-40", together));
  }

  private byte[] pageBytes(List<ChunkFixture> of) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    of.forEach(chunk -> out.writeBytes(chunk.record()));
    return page.apply(out.toByteArray());
  }

  private byte[] bitmapBytes(List<ChunkFixture> of) {
    byte[] bits = new byte[(of.size() + 7) / 8];
    for (int i = 0; i < of.size(); i++) {
      if (of.get(i).stored() != null) {
        bits[i / 8] |= (byte) (0x80 >> i % 8);
      }
    }
    return bitmap.apply(bits);
  }

  private List<List<ChunkFixture>> pages() {
    List<List<ChunkFixture>> pages = new ArrayList<>();
    for (int from = 0; from < chunks.size(); from += PER_PAGE) {
      pages.add(chunks.subList(from, Math.min(chunks.size(), from + PER_PAGE)));
    }
    return pages;
  }

  private static long plainSum(List<ChunkFixture> chunks) {
    return chunks.stream().mapToLong(ChunkFixture::plainLen).sum();
  }

  private static long storedSum(List<ChunkFixture> chunks) {
    return chunks.stream().mapToLong(ChunkFixture::storedLen).sum();
  }

  private static Part u32(int value, String clause, String what) {
    return new Part(ByteBuffer.allocate(4).putInt(value).array(), clause, what);
  }

  private static Part u64(long value, String clause, String what) {
    return new Part(ByteBuffer.allocate(8).putLong(value).array(), clause, what);
  }
}
