package dev.cachet.fuzz;

import dev.cachet.decoder.ChunkDecodingException;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.digest.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Makes the digests of an index and its pages hold, as far as the bytes are there, so that a search
 * gets past them. Believes nothing: lengths are only followed within the bytes.
 */
final class PayloadMending {
  private static final int RECORD = 72;
  private static final int PAGE_RECORD = 48;
  private static final int PER_PAGE = 1_024;
  private static final int MAX_CHUNK = 1 << 20;

  private final byte[] index;
  private final byte[] data;

  PayloadMending(byte[] index, byte[] data) {
    this.index = index;
    this.data = data;
  }

  void mend() {
    long chunks = index.length < 12 ? 0 : Integer.toUnsignedLong(ByteBuffer.wrap(index).getInt(8));
    int at = 0;
    for (int page = 0; page * (long) PER_PAGE < chunks; page++) {
      int count = (int) Math.min(PER_PAGE, chunks - page * (long) PER_PAGE);
      int record = PAGE_RECORD * (1 + page);
      int stored = at + count * RECORD + (count + 7) / 8;
      if (record + PAGE_RECORD > index.length || stored > data.length) {
        return;
      }
      int end = mendChunks(at, count, stored);
      System.arraycopy(pageDigest(page, at, count * RECORD), 0, index, record, Sha256.LENGTH);
      at = end;
    }
  }

  private int mendChunks(int at, int count, int firstStored) {
    int stored = firstStored;
    ByteBuffer records = ByteBuffer.wrap(data);
    for (int i = 0; i < count; i++) {
      int record = at + i * RECORD;
      int length = records.getInt(record + 4) & 0xffffff;
      boolean present = (data[at + count * RECORD + i / 8] & 0x80 >> i % 8) != 0;
      if (present && length <= data.length - stored) {
        byte[] bytes = Arrays.copyOfRange(data, stored, stored + length);
        put(record + 40, Sha256.of(bytes));
        put(record + 8, Sha256.of(plain(bytes, data[record + 4], records.getInt(record))));
        stored += length;
      }
    }
    return stored;
  }

  private static byte[] plain(byte[] stored, int codec, int length) {
    if (codec == 0 || length < 1 || length > MAX_CHUNK) {
      return stored;
    }
    try {
      byte[] plain = new byte[length];
      new ZstdChunkDecoder().decode(stored, stored.length, plain, length);
      return plain;
    } catch (ChunkDecodingException e) {
      return stored;
    }
  }

  private byte[] pageDigest(int page, int from, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(5 + length).put((byte) 1).putInt(page);
    return Sha256.of(bytes.put(data, from, length).array()).bytes();
  }

  private void put(int at, Sha256 digest) {
    System.arraycopy(digest.bytes(), 0, data, at, Sha256.LENGTH);
  }
}
