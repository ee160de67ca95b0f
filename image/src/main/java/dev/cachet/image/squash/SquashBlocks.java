package dev.cachet.image.squash;

import dev.cachet.image.content.Compression;
import dev.cachet.image.content.ImageException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tukaani.xz.XZInputStream;

/** Unpacks one block of a squashfs image; a block is never larger than 1 MiB. */
final class SquashBlocks {
  private final int method;

  /**
   * Makes an unpacker.
   *
   * @param method as the superblock says
   */
  SquashBlocks(int method) throws ImageException {
    if (method < 1 || method > 6 || method == 2) {
      throw new ImageException(
          "is compressed by method "
              + method
              + "; read are gzip (1), lzo (3), xz (4), lz4 (5) and zstd (6)");
    }
    this.method = method;
  }

  /** Returns how many bytes came out. */
  int unpack(byte[] packed, byte[] target) throws ImageException {
    try {
      return switch (method) {
        case 1 -> inflate(packed, target);
        case 3 ->
            new LzoDecompressor().decompress(packed, 0, packed.length, target, 0, target.length);
        case 4 -> xz(packed, target);
        case 5 ->
            new Lz4Decompressor().decompress(packed, 0, packed.length, target, 0, target.length);
        default ->
            new ZstdDecompressor().decompress(packed, 0, packed.length, target, 0, target.length);
      };
    } catch (IOException | RuntimeException | DataFormatException e) {
      // The libraries let through whatever they run into.
      throw new ImageException("has a damaged block: " + e.getMessage(), e);
    }
  }

  private static int inflate(byte[] packed, byte[] target) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      int length = 0;
      while (!inflater.finished() && length < target.length) {
        int got = inflater.inflate(target, length, target.length - length);
        if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("ends within");
        }
        length += got;
      }
      return length;
    } finally {
      inflater.end();
    }
  }

  private static int xz(byte[] packed, byte[] target) throws IOException {
    try (XZInputStream in =
        new XZInputStream(new ByteArrayInputStream(packed), Compression.MAX_KIB)) {
      return in.readNBytes(target, 0, target.length);
    }
  }
}
