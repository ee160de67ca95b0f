package dev.cachet.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Says on a terminal, and nowhere else, that work which takes longer than a second goes on. */
final class Progress {
  private static final long FIRST_MILLIS = 1_000;
  private static final long NEXT_MILLIS = 250;

  /** Whether standard error is a terminal: yes or no, from the launcher. */
  static final String TERMINAL = "cachet.terminal";

  private Progress() {}

  static <T> T during(String what, PrintWriter err, Callable<T> work) throws Exception {
    if (!isOnTerminal()) {
      return work.call();
    }
    Thread ticker = new Thread(() -> tick(what, err), "progress");
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

  private static void tick(String what, PrintWriter err) {
    long started = System.nanoTime();
    boolean shown = false;
    try {
      Thread.sleep(FIRST_MILLIS);
      while (true) {
        err.print("\r" + what + " ... " + (System.nanoTime() - started) / 1_000_000_000L + " s");
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
}
