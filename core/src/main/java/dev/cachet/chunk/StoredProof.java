package dev.cachet.chunk;

import dev.cachet.container.ContentBytes;
import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Proves the stored bytes of chunks and decodes nothing. */
final class StoredProof implements BatchProof {
  /** What is read at once: small enough to be hashed while the processor's cache has it. */
  static final int BATCH = 1 << 18;

  private final ContentBytes bytes;
  private final MessageDigest digest = Sha256.newDigest();
  // Outside the heap: the system writes into it, and the digest reads it, without a copy between.
  private @Nullable ByteBuffer stored;
  private @Nullable ChunkBatch loaded;

  StoredProof(ContentBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public void load(ChunkBatch batch) throws PackageRefusedException, IOException {
    if (stored == null || batch.bytes() > stored.capacity()) {
      stored = ByteBuffer.allocateDirect(Math.max(BATCH, batch.bytes()));
    }
    bytes.fill(batch.at(), stored.clear().limit(batch.bytes()), batch.name());
    loaded = batch;
  }

  @Override
  public void prove() throws PackageRefusedException {
    ByteBuffer source = Objects.requireNonNull(stored);
    ChunkBatch batch = Objects.requireNonNull(loaded);
    List<ChunkRecord> chunks = batch.chunks();
    int end = 0;
    for (int i = 0; i < chunks.size(); i++) {
      ChunkRecord chunk = chunks.get(i);
      source.limit(end + chunk.storedLength()).position(end);
      digest.update(source);
      end = source.position();
      Sha256 found = Sha256.fromBytes(digest.digest());
      if (!found.equals(chunk.storedSha256())) {
        throw corrupt(batch.subject(i), found, chunk.storedSha256());
      }
    }
  }

  static PackageRefusedException corrupt(String subject, Sha256 found, Sha256 expected) {
    return new PackageRefusedException(
        Reason.CHUNK_CORRUPT, "PKG-40", subject, found.hex(), expected.hex());
  }
}
