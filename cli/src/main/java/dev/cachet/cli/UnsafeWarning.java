package dev.cachet.cli;

import java.lang.reflect.Field;

/**
 * The JDK from 24 on prints four lines when the decoder of packages first uses {@code
 * sun.misc.Unsafe}, past every stream that a program can set. Whoever runs a command can do nothing
 * about it, and {@code --quiet} has to hold, so the JDK is told that it has warned.
 */
final class UnsafeWarning {
  private static final int FIRST_THAT_WARNS = 24;

  private UnsafeWarning() {}

  static void leaveOut() {
    if (Runtime.version().feature() < FIRST_THAT_WARNS) {
      return;
    }
    try {
      Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
      warned.setAccessible(true);
      warned.setBoolean(null, true);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A JDK that keeps it elsewhere warns; the answer and the exit code are the same.
      return;
    }
  }
}
