package dev.cachet.chunk;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves the batches of one source on several threads, with the verdict of one thread.
 *
 * <p>Batches are numbered as they are taken, and taken in order. After a failure none is taken any
 * more, but those that were are finished, and all with a lower number were taken before it. So the
 * failure with the lowest number is the one that a single thread would have met.
 */
public final class ChunkCrew {
  /** Where the bytes of a batch come from. */
  public enum Access {
    /** A file: each thread loads its batches by itself. */
    ANYWHERE,
    /** A stream: a batch is loaded as soon as it is taken. */
    IN_ORDER
  }

  private final BatchSource source;
  private final Access access;
  private long taken;
  private boolean ended;
  private long failedAt = Long.MAX_VALUE;
  private @Nullable Throwable failure;

  private ChunkCrew(BatchSource source, Access access) {
    this.source = source;
    this.access = access;
  }

  /**
   * Returns when every batch is proven and every thread has ended; one thread for each proof.
   *
   * @param source the source
   * @param proofs the proofs
   * @param access the access
   * @throws PackageRefusedException if it is refused
   * @throws IOException if the medium failed
   */
  public static void prove(BatchSource source, List<BatchProof> proofs, Access access)
      throws PackageRefusedException, IOException {
    ChunkCrew crew = new ChunkCrew(source, access);
    List<Thread> helpers = new ArrayList<>();
    try {
      for (BatchProof proof : proofs.subList(1, proofs.size())) {
        helpers.add(crew.start(proof));
      }
      crew.work(proofs.get(0));
    } finally {
      crew.end();
      helpers.forEach(ChunkCrew::await);
    }
    crew.report();
  }

  private Thread start(BatchProof proof) {
    Thread helper = new Thread(() -> work(proof), "cachet-chunks");
    helper.setDaemon(true);
    helper.start();
    return helper;
  }

  private void work(BatchProof proof) {
    for (Numbered batch = take(proof); batch != null; batch = take(proof)) {
      try {
        if (access == Access.ANYWHERE) {
          proof.load(batch.chunks());
        }
        proof.prove();
      } catch (PackageRefusedException | IOException | RuntimeException | Error e) {
        fail(batch.number(), e);
      }
    }
  }

  private record Numbered(long number, ChunkBatch chunks) {}

  private synchronized @Nullable Numbered take(BatchProof proof) {
    if (ended) {
      return null;
    }
    long number = taken++;
    try {
      Optional<ChunkBatch> next = source.next();
      ended = next.isEmpty();
      if (ended) {
        return null;
      }
      if (access == Access.IN_ORDER) {
        proof.load(next.get());
      }
      return new Numbered(number, next.get());
    } catch (PackageRefusedException | IOException | RuntimeException | Error e) {
      fail(number, e);
      return null;
    }
  }

  private synchronized void fail(long number, Throwable why) {
    ended = true;
    if (number < failedAt) {
      failedAt = number;
      failure = why;
    }
  }

  private synchronized void end() {
    ended = true;
  }

  private synchronized void report() throws PackageRefusedException, IOException {
    if (failure instanceof PackageRefusedException refused) {
      throw refused;
    }
    if (failure instanceof IOException medium) {
      throw medium;
    }
    if (failure instanceof RuntimeException bug) {
      throw bug;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  /** An interrupt does not leave a thread behind that still reads; it is kept for the caller. */
  private static void await(Thread helper) {
    boolean interrupted = false;
    while (helper.isAlive()) {
      try {
        helper.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
