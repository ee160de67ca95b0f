package dev.cachet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Two pieces of work in turn, so that what slows the machine down slows both. */
final class Pairs {
  private Pairs() {}

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * Prints the median and the range of both times and of their ratio, pair by pair: the time that
   * passed, and the processor time of all threads, which other work on the machine disturbs less.
   */
  static void measure(String name, int pairs, Callable<?> a, Callable<?> b) throws Exception {
    double[][] first = new double[2][pairs];
    double[][] second = new double[2][pairs];
    double[][] ratio = new double[2][pairs];
    for (int i = -2; i < pairs; i++) {
      double[] one = seconds(a);
      double[] other = seconds(b);
      for (int k = 0; k < 2 && i >= 0; k++) {
        first[k][i] = one[k];
        second[k][i] = other[k];
        ratio[k][i] = one[k] / other[k];
      }
    }
    System.out.println(name);
    for (int k = 0; k < 2; k++) {
      System.out.println(
          (k == 0 ? "  passed: a " : "  processor: a ")
              + text(first[k])
              + " s, b "
              + text(second[k])
              + " s, a/b "
              + text(ratio[k]));
    }
  }

  private static double[] seconds(Callable<?> work) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    if (work.call() == null) {
      throw new IllegalStateException("the work gave nothing");
    }
    return new double[] {
      (System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9
    };
  }

  private static String text(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f-%.3f)",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
