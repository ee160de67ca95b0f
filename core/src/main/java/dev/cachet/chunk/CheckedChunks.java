package dev.cachet.chunk;

/**
 * What was read and checked of the chunks of a package, over all payloads.
 *
 * @param depth how far
 * @param chunks how many chunks the indexes name, at most 1,000 times 16,777,216
 * @param present how many of them the package holds; all if {@code depth} is {@link
 *     ChunkDepth#DECODED}
 * @param storedBytes length of what it holds of them, in bytes
 * @param plainBytes length of what they decode to, absent chunks included, in bytes
 */
public record CheckedChunks(
    ChunkDepth depth, long chunks, long present, long storedBytes, long plainBytes) {
  /**
   * How many chunks are named and not there; whoever installs needs them from elsewhere.
   *
   * @return 0 if the package is full
   */
  public long absent() {
    return chunks - present;
  }

  /**
   * Adds the chunks of another payload.
   *
   * @param more what is added
   * @return the checked chunks
   */
  public CheckedChunks plus(CheckedChunks more) {
    return new CheckedChunks(
        depth,
        chunks + more.chunks,
        present + more.present,
        storedBytes + more.storedBytes,
        plainBytes + more.plainBytes);
  }
}
