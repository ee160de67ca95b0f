package dev.cachet.image.ext;

import java.io.IOException;

/** Where the blocks of one file lie. */
@FunctionalInterface
interface ExtBlocks {
  /**
   * Finds a block.
   *
   * @param index of the block in the file
   * @return its number in the image; 0 for a hole
   */
  long block(long index) throws IOException;
}
