package dev.cachet.chunk;

import dev.cachet.container.ContentBytes;
import dev.cachet.container.Entry;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a {@code data} entry from its beginning to its exact end, and nothing beyond (PKG-39). */
public final class DataCursor {
  private final ContentBytes bytes;
  private final Entry data;
  private long position;

  /**
   * Makes one of its parts.
   *
   * @param bytes the bytes
   * @param data the data
   */
  public DataCursor(ContentBytes bytes, Entry data) {
    this.bytes = bytes;
    this.data = data;
  }

  /** The entry. */
  String name() {
    return data.name();
  }

  /** Where the cursor stands in the container. */
  long at() {
    return data.offset() + position;
  }

  /**
   * Takes the next bytes.
   *
   * @param length how many bytes
   * @return the bytes
   * @throws IOException if the medium failed
   * @throws PackageRefusedException if it is refused
   */
  public byte[] take(int length) throws IOException, PackageRefusedException {
    requireLeft(length);
    byte[] taken = new byte[length];
    bytes.fill(at(), ByteBuffer.wrap(taken), data.name());
    position += length;
    return taken;
  }

  /** Steps over bytes that somebody else reads. */
  void leave(int length) {
    position += length;
  }

  boolean hasLeft(int length) {
    return length <= data.size() - position;
  }

  void requireLeft(int length) throws PackageRefusedException {
    if (!hasLeft(length)) {
      throw otherSize(position + length + " or more");
    }
  }

  /**
   * Refuses bytes that are left.
   *
   * @throws PackageRefusedException if it is refused
   */
  public void requireEnd() throws PackageRefusedException {
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
