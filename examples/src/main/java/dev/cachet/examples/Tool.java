package dev.cachet.examples;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the device and waits for its exit code. */
@FunctionalInterface
interface Tool {
  /** The exit code of a program that did not end in time. */
  int TOO_LATE = -1;

  /**
   * Runs a program.
   *
   * @param command program and arguments, no shell
   * @return its exit code, or {@link #TOO_LATE}
   * @throws IOException if it cannot be started
   */
  int run(List<String> command) throws IOException;

  /** Programs of this machine, each with some minutes. */
  static Tool ofThisMachine(long minutes) {
    return command -> {
      Process process = new ProcessBuilder(command).inheritIO().start();
      try {
        if (process.waitFor(minutes, TimeUnit.MINUTES)) {
          return process.exitValue();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      process.destroyForcibly();
      return TOO_LATE;
    };
  }
}
