package dev.cachet.cli;

import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.GateRefusedException;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.InvalidPolicyException;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The evidence that the gate judges. */
final class GateOptions {
  @Option(
      names = "--sbom",
      required = true,
      paramLabel = "FILE",
      description = "CycloneDX 1.6 JSON.")
  Path sbom;

  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description =
          "SBOM of the last release, CycloneDX 1.6 JSON; what changed since goes into the"
              + " evidence.")
  @Nullable Path previous;

  @Option(
      names = "--rootfs",
      required = true,
      paramLabel = "FOLDER",
      description = "The root filesystem that the SBOM describes.")
  Path rootfs;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description = "Policy of the gate.")
  Path policy;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Last day on which the device is to be in service.")
  java.time.@Nullable LocalDate until;

  @Mixin LifecycleFacts facts;
  @Mixin AsOf asOf;

  GatePassed judge(Map<String, Path> payloads)
      throws IOException, InvalidPolicyException, GateRefusedException {
    RootFolder root = RootFolder.open(rootfs);
    SupportReport support = OsSupport.of(facts.catalogue(), root, asOf.day(), until);
    Gate gate = new Gate(GatePolicy.read(policy));
    Optional<byte[]> last = previous == null ? Optional.empty() : Optional.of(Input.read(previous));
    return gate.judge(Input.read(sbom), last, root, support, payloads, asOf.day());
  }
}
