package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a {@code data} entry from its beginning to its exact end, and nothing beyond (PKG-39). */
final class DataCursor {
  private final PackageBytes bytes;
  private final Entry data;
  private long position;

  DataCursor(PackageBytes bytes, Entry data) {
    this.bytes = bytes;
    this.data = data;
  }

  byte[] take(int length) throws IOException, PackageRefusedException {
    byte[] taken = new byte[length];
    take(taken, length);
    return taken;
  }

  void take(byte[] into, int length) throws IOException, PackageRefusedException {
    if (length > data.size() - position) {
      throw otherSize(position + length + " or more");
    }
    bytes.fill(data.offset() + position, ByteBuffer.wrap(into, 0, length), data.name());
    position += length;
  }

  void requireEnd() throws PackageRefusedException {
    if (position != data.size()) {
      throw otherSize(Long.toString(position));
    }
  }

  private PackageRefusedException otherSize(String expected) {
    return new PackageRefusedException(
        Reason.CONTAINER_MALFORMED,
        "PKG-39",
        data.name(),
        data.size() + " bytes",
        expected + " bytes");
  }
}
