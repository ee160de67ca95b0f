package dev.cachet.cli.lifecycle;

import dev.cachet.command.Settings;
import dev.cachet.command.support.SupportSubject;
import java.nio.file.Path;
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

  Settings into(Settings settings) {
    return settings
        .set(SupportSubject.ROOTFS, rootfs)
        .set(SupportSubject.SBOM, sbom)
        .set(SupportSubject.OS_RELEASE, osRelease)
        .set(SupportSubject.HOST, host)
        .set(SupportSubject.REGISTRY, registry);
  }
}
