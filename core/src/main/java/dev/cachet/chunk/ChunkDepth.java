package dev.cachet.chunk;

/** How far the chunks of a package were read. */
public enum ChunkDepth {
  /**
   * Every byte that is there is the signed one: pages, bitmaps, and the stored digest of each chunk
   * that the package holds. Nothing was decoded, and chunks may be absent.
   */
  STORED,
  /** Every chunk is there, and decodes to the plain bytes that were signed. */
  DECODED
}
