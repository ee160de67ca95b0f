package dev.cachet.verification;

import dev.cachet.pack.Manifest;
import dev.cachet.pack.PackageFile;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.Payload;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;

/** The checks from {@link Check#FILES} to {@link Check#CHUNKS}: every byte of contents is read. */
final class ContentsRun {
  private final Manifest manifest;
  private final PackageLayout layout;

  ContentsRun(Manifest manifest, PackageLayout layout) {
    this.manifest = manifest;
    this.layout = layout;
  }

  void judge(CheckLog log) throws PackageRefusedException, IOException {
    log.judge(Check.FILES, this::files, detail -> detail);
    log.judge(Check.INDEXES, this::indexes, detail -> detail);
    log.judge(Check.CHUNKS, this::chunks, detail -> detail);
  }

  private String files() throws PackageRefusedException, IOException {
    for (PackageFile file : manifest.files()) {
      layout.verifyFile(file);
    }
    return manifest.files().size() + " files";
  }

  private String indexes() throws PackageRefusedException, IOException {
    for (Payload payload : manifest.payloads()) {
      layout.payload(payload);
    }
    return manifest.payloads().size() + " indexes";
  }

  // An index is proven again when its payload is read, so that memory holds one index at a time.
  private String chunks() throws PackageRefusedException, IOException {
    long bytes = 0;
    for (Payload payload : manifest.payloads()) {
      layout.payload(payload).read((offset, plain) -> {});
      bytes += payload.plainSize();
    }
    return bytes + " bytes";
  }
}
