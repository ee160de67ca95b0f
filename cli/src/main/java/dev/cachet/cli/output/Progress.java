package dev.cachet.cli.output;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Says on a terminal, and nowhere else, that work which takes longer than a second goes on. */
public final class Progress {
  /** Whether standard error is a terminal: yes or no, from the launcher. */
  static final String TERMINAL = "cachet.terminal";

  private static final long FIRST_MILLIS = 1_000;
  private static final long NEXT_MILLIS = 250;
  private static final int BAR = 20;
  private static final Path COUNTERS = Path.of("/proc/self/io");
  private static final String READ = "rchar: ";

  private final String what;
  private final long bytes;
  private final PrintWriter err;
  private final long startNanos = System.nanoTime();
  private final long startRead = read();

  private Progress(String what, long bytes, PrintWriter err) {
    this.what = what;
    this.bytes = bytes;
    this.err = ShownOutput.unchecked(err);
  }

  /** Shows how long the work takes. */
  public static <T> T during(String what, PrintWriter err, Callable<T> work) throws Exception {
    return during(what, 0, err, work);
  }

  /**
   * Shows how long the work takes and, where the system counts what a process reads, how much of
   * these bytes it has read.
   */
  public static <T> T during(String what, long bytes, PrintWriter err, Callable<T> work)
      throws Exception {
    if (!isOnTerminal()) {
      return work.call();
    }
    Thread ticker = new Thread(new Progress(what, bytes, err)::tick, "progress");
    ticker.setDaemon(true);
    ticker.start();
    try {
      return work.call();
    } finally {
      ticker.interrupt();
      ticker.join();
    }
  }

  /**
   * A Java process cannot ask where its standard error goes, so the launcher does. Without it there
   * is the console, which is there only if input and output are at a terminal as well.
   */
  @SuppressWarnings("SystemConsoleNull") // see Main.main
  private static boolean isOnTerminal() {
    String told = System.getProperty(TERMINAL);
    return told == null ? System.console() != null : told.equals("yes");
  }

  private void tick() {
    boolean shown = false;
    try {
      Thread.sleep(FIRST_MILLIS);
      while (true) {
        long seconds = (System.nanoTime() - startNanos) / 1_000_000_000L;
        err.print("\r" + what + " ... " + bar(read() - startRead, bytes) + seconds + " s");
        err.flush();
        shown = true;
        Thread.sleep(NEXT_MILLIS);
      }
    } catch (InterruptedException e) {
      if (shown) {
        err.print("\r\u001b[K");
        err.flush();
      }
    }
  }

  /** Empty where nothing is known; never full, since the work is not done. */
  static String bar(long done, long all) {
    if (done <= 0 || all <= 0) {
      return "";
    }
    int percent = (int) Math.min(99, Math.min(done, all) * 100.0 / all);
    int full = percent * BAR / 100;
    return "[" + "#".repeat(full) + " ".repeat(BAR - full) + "] " + percent + " %, ";
  }

  /** Bytes that this process has read so far; 0 where the system does not count. */
  private static long read() {
    try {
      List<String> lines = Files.readAllLines(COUNTERS);
      return lines.stream()
          .filter(line -> line.startsWith(READ))
          .mapToLong(line -> Long.parseLong(line.substring(READ.length())))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
