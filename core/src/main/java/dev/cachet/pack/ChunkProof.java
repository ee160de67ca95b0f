package dev.cachet.pack;

import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Turns stored bytes into proven plain bytes: stored digest, frame, decoder, plain digest, in this
 * order (A11, A39). Holds the two chunk buffers.
 */
final class ChunkProof {
  private final int maxChunk;
  private final ChunkDecoder decoder;
  private final MessageDigest digest = Sha256.newDigest();
  private final byte[] stored;
  private final byte[] plain;

  ChunkProof(int maxChunk, ChunkDecoder decoder) {
    this.maxChunk = maxChunk;
    this.decoder = decoder;
    this.stored = new byte[maxChunk];
    this.plain = new byte[maxChunk];
  }

  /** Reads the stored bytes of a chunk and proves them. */
  void takeStored(DataCursor cursor, ChunkRecord chunk, String subject)
      throws IOException, PackageRefusedException {
    byte[] target = chunk.zstd() ? stored : plain;
    cursor.take(target, chunk.storedLength());
    requireDigest(
        target,
        chunk.storedLength(),
        chunk.storedSha256(),
        Reason.CHUNK_CORRUPT,
        "PKG-40",
        subject);
  }

  /** Decodes the chunk that was taken last and proves what came out; valid until the next one. */
  ByteBuffer plain(ChunkRecord chunk, String subject) throws PackageRefusedException {
    if (chunk.zstd()) {
      decode(chunk, subject);
    }
    // Nothing of this buffer leaves before this line held, wherever the bytes came from.
    requireDigest(
        plain, chunk.plainLength(), chunk.plainSha256(), Reason.CHUNK_MISMATCH, "PKG-41", subject);
    return ByteBuffer.wrap(plain, 0, chunk.plainLength()).asReadOnlyBuffer();
  }

  private void decode(ChunkRecord chunk, String subject) throws PackageRefusedException {
    ZstdFrame frame = new ZstdFrame(stored, chunk.storedLength(), subject);
    int length = frame.requireSingle(chunk.plainLength(), maxChunk);
    try {
      decoder.decode(stored, length, plain, chunk.plainLength());
    } catch (ChunkDecodingException e) {
      throw new PackageRefusedException(
          Reason.CHUNK_UNDECODABLE,
          "PKG-46",
          subject,
          String.valueOf(e.getMessage()),
          chunk.plainLength() + " decoded bytes");
    }
  }

  private void requireDigest(
      byte[] bytes, int length, Sha256 expected, Reason reason, String clause, String subject)
      throws PackageRefusedException {
    digest.update(bytes, 0, length);
    Sha256 found = Sha256.fromBytes(digest.digest());
    if (!found.equals(expected)) {
      throw new PackageRefusedException(reason, clause, subject, found.hex(), expected.hex());
    }
  }
}
