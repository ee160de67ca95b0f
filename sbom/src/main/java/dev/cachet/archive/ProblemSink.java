package dev.cachet.archive;

/** Takes what could not be read, or is not what it says. */
@FunctionalInterface
public interface ProblemSink {
  /**
   * One problem.
   *
   * @param rule its stable id, such as {@code source.archive-damaged}
   * @param path the archive or entry, as {@code outer.jar!/BOOT-INF/lib/inner.jar}
   * @param message what is wrong and what that means for the inventory, in one sentence
   */
  void problem(String rule, String path, String message);
}
