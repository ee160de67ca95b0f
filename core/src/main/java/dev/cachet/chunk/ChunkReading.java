package dev.cachet.chunk;

import dev.cachet.container.ContentBytes;
import dev.cachet.decoder.ChunkDecoder;
import dev.cachet.decoder.ZstdChunkDecoder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How the chunks of a package are to be read: how far, with which decoder, on how many threads. The
 * verdict is the same on any number of threads: that of the first violation in the order of the
 * package. Immutable.
 */
public final class ChunkReading {
  /** The most threads that one reading uses. */
  public static final int MAX_THREADS = 64;

  private final Optional<Supplier<? extends ChunkDecoder>> decoders;
  private final boolean complete;
  private final int threads;

  private ChunkReading(
      Optional<Supplier<? extends ChunkDecoder>> decoders, boolean complete, int threads) {
    this.decoders = decoders;
    this.complete = complete;
    this.threads = threads;
  }

  /**
   * Proves the stored bytes and decodes nothing: as fast as SHA-256, and enough to know that every
   * byte is the signed one. That they decode is shown by {@link #decoded()}, or by installing.
   *
   * @return a reading of {@link ChunkDepth#STORED} on one thread
   */
  public static ChunkReading stored() {
    return new ChunkReading(Optional.empty(), false, 1);
  }

  /**
   * Proves the stored bytes, decodes nothing, and refuses a package with an absent chunk as a
   * reading that decodes does: for whoever wants to know that nothing has to come from elsewhere.
   *
   * @return a reading of {@link ChunkDepth#STORED} on one thread
   */
  public static ChunkReading storedInFull() {
    return new ChunkReading(Optional.empty(), true, 1);
  }

  /**
   * Proves the stored bytes, decodes them in pure Java and proves the plain bytes.
   *
   * @return a reading of {@link ChunkDepth#DECODED} on one thread
   */
  public static ChunkReading decoded() {
    return decoded(ZstdChunkDecoder::new);
  }

  /**
   * Proves the stored bytes, decodes them and proves the plain bytes.
   *
   * @param decoders gives each thread a decoder of its own
   * @return a reading of {@link ChunkDepth#DECODED} on one thread
   */
  public static ChunkReading decoded(Supplier<? extends ChunkDecoder> decoders) {
    return new ChunkReading(Optional.of(Objects.requireNonNull(decoders, "decoders")), true, 1);
  }

  /**
   * Shares the work. Each thread takes up to 1 MiB of stored bytes and, if it decodes, 1 MiB of
   * plain bytes and a decoder; threads end with the reading.
   *
   * @param count 1 to {@link #MAX_THREADS}, the caller's thread being one of them
   * @return the same reading on that many threads
   * @throws IllegalArgumentException if the count is out of range
   */
  public ChunkReading onThreads(int count) {
    if (count < 1 || count > MAX_THREADS) {
      throw new IllegalArgumentException(
          "chunks are read on 1 to " + MAX_THREADS + " threads, not " + count);
    }
    return new ChunkReading(decoders, complete, count);
  }

  /**
   * How far chunks are read.
   *
   * @return the depth
   */
  public ChunkDepth depth() {
    return decoders.isPresent() ? ChunkDepth.DECODED : ChunkDepth.STORED;
  }

  /** Whether an absent chunk is a violation. */
  boolean isComplete() {
    return complete;
  }

  /**
   * One for each thread; they serve any number of payloads.
   *
   * @param bytes the bytes
   * @return what was found, in a fixed order
   */
  public List<BatchProof> proofs(ContentBytes bytes) {
    return Stream.generate(() -> proof(bytes)).limit(threads).toList();
  }

  private BatchProof proof(ContentBytes bytes) {
    return decoders.isPresent()
        ? new PlainProof(bytes, decoders.get().get())
        : new StoredProof(bytes);
  }

  int batchBytes() {
    return decoders.isPresent() ? ChunkWalk.ONE_BY_ONE : StoredProof.BATCH;
  }
}
