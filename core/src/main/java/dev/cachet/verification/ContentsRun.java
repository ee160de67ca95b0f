package dev.cachet.verification;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.chunk.ChunkDepth;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.pack.PackageLayout;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckLog;
import java.io.IOException;

/** The checks from {@link Check#FILES} to {@link Check#CHUNKS}: every byte of contents is read. */
final class ContentsRun {
  private final Manifest manifest;
  private final PackageLayout layout;
  private final ChunkReading reading;

  ContentsRun(JudgedManifest judged, ChunkReading reading) {
    this.manifest = judged.manifest();
    this.layout = judged.layout();
    this.reading = reading;
  }

  CheckedChunks judge(CheckLog log) throws PackageRefusedException, IOException {
    log.judge(Check.FILES, this::files, detail -> detail);
    log.judge(Check.INDEXES, this::indexes, detail -> detail);
    return log.judge(Check.CHUNKS, () -> layout.verifyChunks(reading), ContentsRun::checked);
  }

  private String files() throws PackageRefusedException, IOException {
    for (PackageFile file : manifest.files()) {
      layout.verifyFile(file);
    }
    return files(manifest);
  }

  private String indexes() throws PackageRefusedException, IOException {
    for (Payload payload : manifest.payloads()) {
      layout.payload(payload);
    }
    return indexes(manifest);
  }

  static String files(Manifest manifest) {
    return manifest.files().size() + " files";
  }

  static String indexes(Manifest manifest) {
    return manifest.payloads().size() + " indexes";
  }

  // A report says what it did not look at: stored bytes alone are no proof that they decode.
  static String checked(CheckedChunks chunks) {
    String absent = chunks.absent() == 0 ? "" : ", " + chunks.absent() + " chunks absent";
    return chunks.depth() == ChunkDepth.DECODED
        ? chunks.plainBytes() + " bytes"
        : chunks.storedBytes() + " stored bytes, nothing decoded" + absent;
  }
}
