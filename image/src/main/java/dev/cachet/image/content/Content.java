package dev.cachet.image.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The content of a file, read at any place. */
public interface Content {
  /**
   * Reads some bytes.
   *
   * @param from less than the file's size
   * @param target has room; at least one byte is put into it
   * @throws IOException if the medium failed
   */
  void read(long from, ByteBuffer target) throws IOException;

  /**
   * Bytes that stand in the image as they are.
   *
   * @param bytes the bytes
   * @return the content
   */
  static Content of(Bytes bytes) {
    return new StoredContent(bytes);
  }
}
