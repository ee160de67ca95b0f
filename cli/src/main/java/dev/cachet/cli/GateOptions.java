package dev.cachet.cli;

import dev.cachet.command.CommandException;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GateInput;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.GateRefusedException;
import dev.cachet.gate.PreviousRelease;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.InvalidPolicyException;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The evidence that the gate judges. */
final class GateOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

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

  @Mixin SbomSources sources;

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

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "Reviewed exceptions; one that is expired or not used is reported.")
  @Nullable Path waivers;

  @Option(
      names = "--made-of",
      paramLabel = "ID=FOLDER",
      description =
          "A payload and the root, one of --rootfs, that its image was made from; compared where"
              + " the payload is a tar archive, else recorded as a statement.")
  Map<String, Path> madeOf = Map.of();

  @Mixin LifecycleFacts facts;
  @Mixin AsOf asOf;

  GatePassed judge(Map<String, Path> payloads)
      throws CommandException, IOException, InvalidPolicyException, GateRefusedException {
    Gate gate = new Gate(GatePolicy.read(policy));
    GateInput.Builder input =
        GateInput.of(Input.read(sbom), facts.catalogue(), asOf.day())
            .until(until)
            .payloads(payloads);
    for (Path root : sources.roots) {
      input.root(RootFolder.open(root));
    }
    for (Map.Entry<String, Path> made : madeOf.entrySet()) {
      input.madeOf(made.getKey(), RootFolder.open(made.getValue()));
    }
    sources.things().forEach(input::thing);
    if (sources.roots.isEmpty() && sources.things().isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "nothing to compare the SBOM with: give --rootfs, --jar, --yocto, --buildroot, --parts or"
              + " --from");
    }
    if (previous != null) {
      input.previous(PreviousRelease.ofSbom(Input.read(previous)));
    }
    if (waivers != null) {
      byte[] json = Input.read(waivers);
      input.waivers(Input.named(waivers, () -> Waivers.read(json)));
    }
    return gate.judge(input.build());
  }

  /** What was judged, for a report. */
  String examined() {
    return (sources.roots.isEmpty() ? sbom : sources.roots.get(0)).toString();
  }
}
