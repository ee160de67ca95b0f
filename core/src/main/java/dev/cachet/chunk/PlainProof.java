package dev.cachet.chunk;

import dev.cachet.container.ContentBytes;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ChunkDecodingException;
import dev.cachet.decoder.ZstdFrame;
import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns stored bytes into proven plain bytes: stored digest, frame, decoder, plain digest, in this
 * order (A11, A39). Holds the two chunk buffers.
 */
public final class PlainProof implements BatchProof {
  private final ContentBytes bytes;
  private final ChunkDecoder decoder;
  private final MessageDigest digest = Sha256.newDigest();
  private byte[] stored = new byte[0];
  private byte[] plain = new byte[0];
  private @Nullable ChunkBatch loaded;

  /**
   * Makes one of its parts.
   *
   * @param bytes the bytes
   * @param decoder the decoder
   */
  public PlainProof(ContentBytes bytes, ChunkDecoder decoder) {
    this.bytes = bytes;
    this.decoder = decoder;
  }

  @Override
  public void load(ChunkBatch batch) throws PackageRefusedException, IOException {
    ChunkRecord chunk = batch.chunks().get(0);
    makeRoom(batch.maxChunk());
    byte[] target = chunk.zstd() ? stored : plain;
    bytes.fill(batch.at(), ByteBuffer.wrap(target, 0, chunk.storedLength()), batch.name());
    loaded = batch;
  }

  @Override
  public void prove() throws PackageRefusedException {
    ByteBuffer unused = plain();
  }

  /**
   * Proves and decodes the one chunk that was loaded; valid until the next one.
   *
   * @return the byte buffer
   * @throws PackageRefusedException if it is refused
   */
  public ByteBuffer plain() throws PackageRefusedException {
    ChunkBatch batch = Objects.requireNonNull(loaded);
    ChunkRecord chunk = batch.chunks().get(0);
    String subject = batch.subject(0);
    Sha256 found = digest(chunk.zstd() ? stored : plain, chunk.storedLength());
    if (!found.equals(chunk.storedSha256())) {
      throw StoredProof.corrupt(subject, found, chunk.storedSha256());
    }
    if (chunk.zstd()) {
      decode(chunk, batch.maxChunk(), subject);
    }
    requirePlain(chunk, subject);
    return ByteBuffer.wrap(plain, 0, chunk.plainLength()).asReadOnlyBuffer();
  }

  private void makeRoom(int maxChunk) {
    if (plain.length < maxChunk) {
      stored = new byte[maxChunk];
      plain = new byte[maxChunk];
    }
  }

  private void decode(ChunkRecord chunk, int maxChunk, String subject)
      throws PackageRefusedException {
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

  // Nothing of the buffer leaves before this held, wherever the bytes came from.
  private void requirePlain(ChunkRecord chunk, String subject) throws PackageRefusedException {
    Sha256 found = digest(plain, chunk.plainLength());
    if (!found.equals(chunk.plainSha256())) {
      throw new PackageRefusedException(
          Reason.CHUNK_MISMATCH, "PKG-41", subject, found.hex(), chunk.plainSha256().hex());
    }
  }

  private Sha256 digest(byte[] source, int length) {
    digest.update(source, 0, length);
    return Sha256.fromBytes(digest.digest());
  }
}
