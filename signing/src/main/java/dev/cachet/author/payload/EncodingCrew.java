package dev.cachet.author.payload;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the chunks of a payload on several threads and writes them in order, so that the bytes
 * are those of one thread. A chunk that is done before its turn waits in its slot; there are four
 * slots for each thread, so memory does not grow with the payload.
 */
final class EncodingCrew {
  private static final int SLOTS_PER_THREAD = 4;

  private final ChunkFeed feed;
  private final ChunkOutput output;
  private final int level;
  private final Deque<ChunkSlot> free = new ArrayDeque<>();
  private final Map<Long, ChunkSlot> done = new TreeMap<>();
  private long taken;
  private long written;
  private boolean ended;
  private long failedAt = Long.MAX_VALUE;
  private @Nullable Throwable failure;

  /** Gives the plain chunks in order; asked by one thread at a time. */
  @FunctionalInterface
  interface ChunkFeed {
    /** Fills a slot; false if there is nothing left. */
    boolean fill(ChunkSlot slot) throws IOException, DraftRefusedException;
  }

  /** Takes the encoded chunks in order, from one thread at a time. */
  @FunctionalInterface
  interface ChunkOutput {
    void write(ChunkSlot slot) throws IOException, DraftRefusedException;
  }

  private EncodingCrew(ChunkFeed feed, ChunkOutput output, int level) {
    this.feed = feed;
    this.output = output;
    this.level = level;
  }

  /** Returns when every chunk is written and every thread has ended. */
  static void encode(ChunkFeed feed, ChunkOutput output, Encoding encoding)
      throws IOException, DraftRefusedException {
    EncodingCrew crew = new EncodingCrew(feed, output, encoding.level());
    for (int i = 0; i < SLOTS_PER_THREAD * encoding.threads(); i++) {
      crew.free.add(new ChunkSlot(encoding.chunkBytes()));
    }
    List<Thread> helpers = new ArrayList<>();
    try {
      for (int i = 1; i < encoding.threads(); i++) {
        Thread helper = new Thread(crew::work, "cachet-pack-" + i);
        helper.setDaemon(true);
        helper.start();
        helpers.add(helper);
      }
      crew.work();
    } finally {
      crew.end();
      helpers.forEach(EncodingCrew::await);
    }
    crew.report();
  }

  private record Numbered(long number, ChunkSlot slot) {}

  private void work() {
    long number = 0;
    try (ChunkEncoder encoder = new ChunkEncoder(level)) {
      for (Numbered chunk = take(); chunk != null; chunk = take()) {
        number = chunk.number();
        encoder.encode(chunk.slot());
        write(chunk);
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(number, e);
    }
  }

  private synchronized @Nullable Numbered take() {
    while (free.isEmpty() && !ended) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fail(taken, new IOException("packing was interrupted", e));
      }
    }
    if (ended) {
      return null;
    }
    ChunkSlot slot = free.remove();
    long number = taken++;
    try {
      ended = !feed.fill(slot);
      return ended ? null : new Numbered(number, slot);
    } catch (IOException | DraftRefusedException | RuntimeException | Error e) {
      fail(number, e);
      return null;
    }
  }

  /** Whoever finishes the chunk whose turn it is writes all that waited for it. */
  private synchronized void write(Numbered chunk) {
    done.put(chunk.number(), chunk.slot());
    for (ChunkSlot next = done.remove(written); next != null; next = done.remove(written)) {
      try {
        output.write(next);
      } catch (IOException | DraftRefusedException | RuntimeException | Error e) {
        fail(written, e);
        return;
      }
      written++;
      free.add(next);
    }
    notifyAll();
  }

  private synchronized void fail(long number, Throwable why) {
    ended = true;
    if (number < failedAt) {
      failedAt = number;
      failure = why;
    }
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void report() throws IOException, DraftRefusedException {
    if (failure instanceof IOException medium) {
      throw medium;
    }
    if (failure instanceof DraftRefusedException refused) {
      throw refused;
    }
    if (failure instanceof RuntimeException bug) {
      throw bug;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

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
