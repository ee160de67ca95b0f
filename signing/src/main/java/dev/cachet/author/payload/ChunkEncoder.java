package dev.cachet.author.payload;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.cachet.digest.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;

/** Turns chunks into stored bytes and records; one for each thread, as it has a native context. */
final class ChunkEncoder implements Closeable {
  private final ZstdCompressCtx zstd;
  private final MessageDigest sha256 = Sha256.newDigest();

  ChunkEncoder(int level) throws IOException {
    this.zstd = context(level);
  }

  /** Encodes the plain bytes of a slot; afterwards it has stored bytes and a record. */
  void encode(ChunkSlot slot) {
    int length = slot.plainLength();
    byte[] compressed = slot.compressed();
    int packed = zstd.compressByteArray(compressed, 0, compressed.length, slot.plain(), 0, length);
    byte[] plainSha256 = digest(slot.plain(), length);
    // PKG-67: compression has to pay; equal length is raw.
    if (packed < length) {
      slot.encoded(compressed, packed, plainSha256, digest(compressed, packed));
    } else {
      slot.encoded(slot.plain(), length, plainSha256, plainSha256);
    }
  }

  @Override
  public void close() {
    zstd.close();
  }

  /** The library is unpacked into the temporary folder when it is first used. */
  private static ZstdCompressCtx context(int level) throws IOException {
    try {
      return new ZstdCompressCtx().setLevel(level).setChecksum(false).setContentSize(true);
    } catch (LinkageError e) {
      throw new IOException(
          "the zstd library cannot be loaded ("
              + e.getMessage()
              + "); packing needs a system that it is there for (docs/packaging.md), and a"
              + " temporary folder from which code may run: set -DZstdTempFolder=FOLDER",
          e);
    }
  }

  private byte[] digest(byte[] bytes, int length) {
    sha256.update(bytes, 0, length);
    return sha256.digest();
  }
}
