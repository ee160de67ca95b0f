package dev.cachet.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Counts what a parser allocates: the bound depends on the input's length, not on its claims. */
final class Allocation {
  // The longest buffers that the specification allows before a digest holds, several times over.
  private static final long BASE = 24L << 20;
  private static final long PER_BYTE = 512;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Parses; may be run again. */
  @FunctionalInterface
  interface Parser<T> {
    T parse() throws PackageRefusedException, IOException;
  }

  /** Runs a parser whose input has this many bytes. */
  static <T> T bounded(int inputLength, Parser<T> parser)
      throws PackageRefusedException, IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      return parser.parse();
    } finally {
      long limit = BASE + PER_BYTE * inputLength;
      if (THREADS.getCurrentThreadAllocatedBytes() - before > limit) {
        // The first run also loads classes, which an instrumented runtime rewrites.
        requireWithin(limit, parser);
      }
    }
  }

  private static void requireWithin(long limit, Parser<?> parser) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      parser.parse();
    } catch (PackageRefusedException e) {
      // What it says was said by the first run.
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated <= limit, () -> allocated + " bytes allocated, at most " + limit);
  }
}
