package dev.cachet.cli;

import dev.cachet.document.BomDocument;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.os.OsRelease;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is judged: exactly one of these. */
final class LifecycleSubject {
  @Option(names = "--rootfs", paramLabel = "FOLDER", description = "Root filesystem.")
  @Nullable Path rootfs;

  @Option(
      names = "--sbom",
      paramLabel = "FILE",
      description = "CycloneDX JSON, SPDX 2 JSON or SPDX 3 JSON-LD: its system and components.")
  @Nullable Path sbom;

  @Option(names = "--os-release", paramLabel = "FILE", description = "os-release file.")
  @Nullable Path osRelease;

  /** The path as the user gave it. */
  String examined() {
    Path given = rootfs != null ? rootfs : sbom != null ? sbom : osRelease;
    return Objects.requireNonNull(given).toString();
  }

  SupportReport judge(SupportCheck check, Horizon horizon) throws IOException {
    if (rootfs != null) {
      return check.root(RootFolder.open(rootfs), horizon);
    }
    if (sbom != null) {
      Path file = sbom;
      try (InputStream in = Input.open(file)) {
        BomDocument document = Input.named(file, () -> BomDocument.read(file.toString(), in));
        return check.document(document, horizon);
      }
    }
    Path file = Objects.requireNonNull(osRelease);
    return check.release(OsRelease.parse(file.toString(), Input.read(file)), horizon);
  }
}
