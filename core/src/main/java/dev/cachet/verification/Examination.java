package dev.cachet.verification;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.device.DeviceTime;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckLog;
import dev.cachet.verification.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;

/** Runs all checks on one package and turns a refusal into a report. */
final class Examination {
  private final ManifestRun run;
  private final DeviceTime time;
  private final ChunkReading reading;

  Examination(ManifestRun run, DeviceTime time, ChunkReading reading) {
    this.run = run;
    this.time = time;
    this.reading = reading;
  }

  VerifiedPackage verify(ReceivedPackage received) throws PackageRefusedException, IOException {
    return judge(received, new CheckLog());
  }

  private VerifiedPackage judge(ReceivedPackage received, CheckLog log)
      throws PackageRefusedException, IOException {
    JudgedManifest judged = run.judge(received, time, log);
    CheckedChunks chunks = new ContentsRun(judged, reading).judge(log);
    return new VerifiedPackage(judged.manifest(), judged.authentic(), chunks, log.report());
  }

  VerificationReport of(ReceivedPackage received) throws IOException {
    CheckLog log = new CheckLog();
    try {
      return judge(received, log).report();
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
