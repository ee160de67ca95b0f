package dev.cachet.author;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** A second reading of sections 6 and 7 of the package specification, for tests. */
public final class DataJoiner {
  private final ByteBuffer index;
  private final ByteBuffer data;
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private final List<Chunk> chunks = new ArrayList<>();
  private long stored;

  public DataJoiner(Path index, Path data) throws Exception {
    this.index = ByteBuffer.wrap(Files.readAllBytes(index));
    this.data = ByteBuffer.wrap(Files.readAllBytes(data));
  }

  public record Chunk(int plainLength, int codec, int storedLength) {}

  public List<Chunk> chunks() {
    return chunks;
  }

  public byte[] join() throws Exception {
    assertArrayEquals("CACHETI1".getBytes(StandardCharsets.US_ASCII), bytes(index, 8));
    int count = index.getInt();
    assertEquals(1024, index.getInt());
    long plainSize = index.getLong();
    long storedSize = index.getLong();
    assertEquals(1, index.getInt());
    int max = index.getInt();
    assertEquals(max, index.getInt());
    assertEquals(max, index.getInt());
    for (int page = 0; page * 1024 < count; page++) {
      readPage(page, Math.min(1024, count - page * 1024), max);
    }
    assertEquals(0, index.remaining());
    assertEquals(0, data.remaining());
    assertEquals(plainSize, plain.size());
    assertEquals(storedSize, stored);
    return plain.toByteArray();
  }

  private void readPage(int number, int n, int max) throws Exception {
    byte[] digest = bytes(index, 32);
    assertEquals(plain.size(), index.getLong());
    assertEquals(stored, index.getLong());
    byte[] page = bytes(data, 72 * n);
    byte[] prefix = ByteBuffer.allocate(5).put((byte) 1).putInt(number).array();
    assertArrayEquals(sha256(prefix, page), digest);
    byte[] bitmap = bytes(data, (n + 7) / 8);
    for (int bit = 0; bit < 8 * bitmap.length; bit++) {
      assertEquals(bit < n ? 1 : 0, bitmap[bit / 8] >> (7 - bit % 8) & 1);
    }
    ByteBuffer records = ByteBuffer.wrap(page);
    for (int i = 0; i < n; i++) {
      readChunk(records, max);
    }
  }

  private void readChunk(ByteBuffer record, int max) throws Exception {
    int plainLength = record.getInt();
    int codecAndLength = record.getInt();
    Chunk chunk = new Chunk(plainLength, codecAndLength >>> 24, codecAndLength & 0xffffff);
    byte[] plainSha256 = bytes(record, 32);
    byte[] storedSha256 = bytes(record, 32);
    byte[] bytes = bytes(data, chunk.storedLength());
    assertArrayEquals(storedSha256, sha256(new byte[0], bytes));
    byte[] decoded = new byte[plainLength];
    if (chunk.codec() == 1) {
      assertEquals(
          plainLength,
          new ZstdDecompressor().decompress(bytes, 0, bytes.length, decoded, 0, plainLength));
    } else {
      decoded = bytes;
    }
    assertArrayEquals(plainSha256, sha256(new byte[0], decoded));
    assertEquals(true, plainLength >= 1 && plainLength <= max);
    plain.write(decoded);
    stored += chunk.storedLength();
    chunks.add(chunk);
  }

  private static byte[] bytes(ByteBuffer from, int n) {
    byte[] bytes = new byte[n];
    from.get(bytes);
    return bytes;
  }

  private static byte[] sha256(byte[] prefix, byte[] rest) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(prefix);
    return sha256.digest(rest);
  }
}
