package dev.cachet.image.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes that stand in the image as they are.
 *
 * @param bytes the bytes
 */
public record StoredContent(Bytes bytes) implements Content {
  @Override
  public void read(long from, ByteBuffer target) throws IOException {
    int length = (int) Math.min(target.remaining(), bytes.size() - from);
    ByteBuffer part = target.slice(target.position(), length);
    bytes.fill(from, part);
    target.position(target.position() + length);
  }
}
