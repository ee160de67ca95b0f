package dev.cachet.chunk;

import java.util.ArrayList;
import java.util.List;

/** Chunks of one page whose stored bytes lie one behind the other in the container. */
public final class ChunkBatch {
  private final String name;
  private final PayloadIndex index;
  private final int page;
  private final int first;
  private final long plainOffset;
  private final long at;
  private final List<ChunkRecord> chunks = new ArrayList<>();
  private int bytes;

  ChunkBatch(String name, PayloadIndex index, int page, int first, long plainOffset, long at) {
    this.name = name;
    this.index = index;
    this.page = page;
    this.first = first;
    this.plainOffset = plainOffset;
    this.at = at;
  }

  void add(ChunkRecord chunk) {
    chunks.add(chunk);
    bytes += chunk.storedLength();
  }

  List<ChunkRecord> chunks() {
    return chunks;
  }

  /**
   * Where the first chunk begins in the payload.
   *
   * @return the number
   */
  public long plainOffset() {
    return plainOffset;
  }

  /** Where the stored bytes begin in the container. */
  long at() {
    return at;
  }

  /** Length of all stored bytes. */
  int bytes() {
    return bytes;
  }

  /** The longest chunk that the index allows. */
  int maxChunk() {
    return index.header().maxChunk();
  }

  /** The entry, for what concerns the batch and no single chunk. */
  String name() {
    return name;
  }

  /** How a refusal names a chunk of the batch. */
  String subject(int chunk) {
    return ChunkWalk.subject(name, page, first + chunk);
  }
}
