package dev.cachet.memory;

import dev.cachet.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One generation of memory as bytes, big-endian: magic 8, format u32, generation u64, length u32,
 * JSON, SHA-256 of all before. Whatever is not exactly that was torn and does not count.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and made for one read or write.
record Generation(long number, byte[] json) {
  static final int HEADER = 24;
  static final int MAX_BYTES = HEADER + MemoryText.MAX_BYTES + Sha256.LENGTH;

  private static final byte[] MAGIC = "CACHETM1".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 1;

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + json.length + Sha256.LENGTH);
    bytes.put(MAGIC).putInt(FORMAT).putLong(number).putInt(json.length).put(json);
    byte[] covered = Arrays.copyOf(bytes.array(), bytes.position());
    return bytes.put(Sha256.of(covered).bytes()).array();
  }

  static Optional<Generation> read(byte[] bytes) {
    int end = bytes.length - Sha256.LENGTH;
    if (end < HEADER) {
      return Optional.empty();
    }
    byte[] covered = Arrays.copyOf(bytes, end);
    byte[] digest = Arrays.copyOfRange(bytes, end, bytes.length);
    ByteBuffer header = ByteBuffer.wrap(covered);
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    int format = header.getInt();
    long number = header.getLong();
    int length = header.getInt();
    if (!Arrays.equals(magic, MAGIC)
        || format != FORMAT
        || number < 1
        || length != end - HEADER
        || !Sha256.of(covered).equals(Sha256.fromBytes(digest))) {
      return Optional.empty();
    }
    return Optional.of(new Generation(number, Arrays.copyOfRange(covered, HEADER, end)));
  }
}
