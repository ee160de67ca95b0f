package dev.cachet.installation.kept;

import dev.cachet.installation.kept.StagingProgress.Answer;
import dev.cachet.installation.kept.StagingProgress.Phase;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.Payload;

/** Counts the bytes of all images of one update, and ends the staging when told so. */
public final class StagingMeter {
  /** For what is read back after a restart: nobody waits for it alone. */
  static final StagingMeter SILENT = new StagingMeter(0, (phase, done, total) -> Answer.GO_ON);

  private final long total;
  private final StagingProgress progress;

  private StagingMeter(long total, StagingProgress progress) {
    this.total = total;
    this.progress = progress;
  }

  /**
   * Starts at nothing.
   *
   * @param manifest the manifest
   * @param progress the progress
   * @return the staging meter
   */
  public static StagingMeter of(Manifest manifest, StagingProgress progress) {
    long total = manifest.payloads().stream().mapToLong(Payload::plainSize).sum();
    return new StagingMeter(total, progress);
  }

  /**
   * Tells how far staging is; ends it where that is asked for.
   *
   * @param phase the phase
   * @param done the done
   */
  public void at(Phase phase, long done) {
    if (progress.at(phase, done, total) == Answer.CANCEL) {
      throw new Cancelled();
    }
  }

  /** Not for callers: {@code Staging} gives the update up and says so in its own way. */
  public static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("staging was cancelled");
    }
  }
}
