package dev.cachet.installation.kept;

import dev.cachet.installation.Installer;

/**
 * Told how far the staging of an update is, and asked whether to go on. It is asked by the thread
 * that stages, after each chunk, so it answers fast.
 */
@FunctionalInterface
public interface StagingProgress {
  /**
   * Says how far it is.
   *
   * @param phase what is being done
   * @param doneBytes how many bytes of all images that is done for; never sinks within a phase
   * @param totalBytes how many bytes all images have
   * @return whether to go on; nothing can be cancelled any more once {@link Installer#stage} has
   *     returned
   */
  Answer at(Phase phase, long doneBytes, long totalBytes);

  /** What is done to images, in this order; both take about as long as the medium. */
  enum Phase {
    /** Chunks are proven, decoded and written. */
    WRITING,
    /** What was written is read back and proven again. */
    READING_BACK
  }

  /** Whether to go on. */
  enum Answer {
    /** Go on. */
    GO_ON,
    /** End the staging; the slot is empty, and the package may be offered again. */
    CANCEL
  }
}
