package dev.cachet.image.ext;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.Content;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The content of a file of ext2 to ext4. */
record ExtContent(Bytes image, int blockSize, long size, ExtBlocks blocks) implements Content {
  @Override
  public void read(long from, ByteBuffer target) throws IOException {
    int within = (int) (from % blockSize);
    int length = (int) Math.min(Math.min(target.remaining(), blockSize - within), size - from);
    long block = blocks.block(from / blockSize);
    ByteBuffer part = target.slice(target.position(), length);
    if (block == 0) {
      part.put(new byte[length]);
    } else {
      image.fill(Math.multiplyExact(block, (long) blockSize) + within, part);
    }
    target.position(target.position() + length);
  }
}
