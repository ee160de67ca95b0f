package dev.cachet.installation;

import dev.cachet.installation.StagingProgress.Answer;
import dev.cachet.installation.StagingProgress.Phase;
import dev.cachet.pack.Manifest;
import dev.cachet.pack.Payload;

/** Counts the bytes of all images of one update, and ends the staging when told so. */
final class StagingMeter {
  /** For what is read back after a restart: nobody waits for it alone. */
  static final StagingMeter SILENT = new StagingMeter(0, (phase, done, total) -> Answer.GO_ON);

  private final long total;
  private final StagingProgress progress;

  private StagingMeter(long total, StagingProgress progress) {
    this.total = total;
    this.progress = progress;
  }

  static StagingMeter of(Manifest manifest, StagingProgress progress) {
    long total = manifest.payloads().stream().mapToLong(Payload::plainSize).sum();
    return new StagingMeter(total, progress);
  }

  void at(Phase phase, long done) {
    if (progress.at(phase, done, total) == Answer.CANCEL) {
      throw new Cancelled();
    }
  }

  /** Not for callers: {@link Staging} gives the update up and says so in its own way. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("staging was cancelled");
    }
  }
}
