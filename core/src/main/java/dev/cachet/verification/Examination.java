package dev.cachet.verification;

import dev.cachet.device.DeviceTime;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.file.Path;

/** Runs all checks on one package and turns a refusal into a report. */
final class Examination {
  private final ManifestRun run;
  private final DeviceTime time;

  Examination(ManifestRun run, DeviceTime time) {
    this.run = run;
    this.time = time;
  }

  static JudgedManifest judgeAll(
      ManifestRun run, ReceivedPackage received, DeviceTime time, CheckLog log)
      throws PackageRefusedException, IOException {
    JudgedManifest judged = run.judge(received, time, log);
    new ContentsRun(judged.manifest(), judged.layout()).judge(log);
    return judged;
  }

  VerificationReport of(ReceivedPackage received) throws IOException {
    CheckLog log = new CheckLog();
    try {
      judgeAll(run, received, time, log);
      return log.report();
    } catch (PackageRefusedException e) {
      return log.refused(e.refusal());
    }
  }

  VerificationReport of(Path file) throws IOException {
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      return of(received);
    } catch (PackageRefusedException e) {
      CheckLog log = new CheckLog();
      log.fail(Check.PREFIX, e.refusal());
      return log.refused(e.refusal());
    }
  }
}
