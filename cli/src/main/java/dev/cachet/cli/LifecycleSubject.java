package dev.cachet.cli;

import dev.cachet.document.BomDocument;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.HostSystem;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.WindowsRegistry;
import dev.cachet.os.OsRelease;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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

  @Option(names = "--host", description = "The running system.")
  boolean host;

  @Option(
      names = "--windows-registry",
      paramLabel = "FILE",
      description =
          "What 'reg query' prints of HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion.")
  @Nullable Path registry;

  /** The path as the user gave it. */
  String examined() {
    return Stream.of(rootfs, sbom, osRelease, registry)
        .filter(Objects::nonNull)
        .map(Objects::toString)
        .findFirst()
        .orElse("/");
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
    if (host) {
      HostSystem system =
          new HostSystem(
              System.getProperty("os.name"), System.getProperty("os.version"), Optional.empty());
      return check.host(system, RootFolder.open(Path.of("/")), horizon);
    }
    if (registry != null) {
      return check.windows(registry(registry), horizon);
    }
    Path file = Objects.requireNonNull(osRelease);
    return check.release(OsRelease.parse(file.toString(), Input.read(file)), horizon);
  }

  private static WindowsRegistry registry(Path file) throws IOException {
    byte[] text = Input.read(file);
    return Input.named(
        file,
        () ->
            WindowsRegistry.parse(text)
                .orElseThrow(
                    () ->
                        new IOException(
                            "names no CurrentBuildNumber of one system, or names two")));
  }
}
