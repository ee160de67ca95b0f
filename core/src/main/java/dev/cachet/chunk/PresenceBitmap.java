package dev.cachet.chunk;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;

/** Which chunks of a page the package holds; bit 0 is the most significant of the first byte. */
final class PresenceBitmap {
  /** The bitmap of no chunks. */
  static final PresenceBitmap NONE = new PresenceBitmap(new byte[0]);

  private final byte[] bits;

  private PresenceBitmap(byte[] bits) {
    this.bits = bits;
  }

  static int bytesFor(int chunks) {
    return (chunks + Byte.SIZE - 1) / Byte.SIZE;
  }

  static PresenceBitmap read(byte[] bits, int chunks, String subject)
      throws PackageRefusedException {
    PresenceBitmap bitmap = new PresenceBitmap(bits);
    for (int spare = chunks; spare < bits.length * Byte.SIZE; spare++) {
      if (bitmap.has(spare)) {
        throw new PackageRefusedException(
            Reason.CONTAINER_MALFORMED,
            "PKG-38",
            subject,
            "presence of chunk " + spare,
            "spare bits zero after " + chunks + " chunks");
      }
    }
    return bitmap;
  }

  boolean has(int chunk) {
    return (bits[chunk / Byte.SIZE] & 0x80 >>> chunk % Byte.SIZE) != 0;
  }
}
