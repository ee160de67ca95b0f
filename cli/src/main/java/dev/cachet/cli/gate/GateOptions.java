package dev.cachet.cli.gate;

import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Input;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.sbom.SbomSources;
import dev.cachet.command.CommandException;
import dev.cachet.finding.LineText;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.network.NetworkProfile;
import dev.cachet.override.GateOverrides;
import dev.cachet.override.UnsafeGateOverride;
import dev.cachet.policy.GatePolicy;
import dev.cachet.previous.PreviousPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.tripwire.AllowList;
import dev.cachet.trust.TrustedRoot;
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
          "The last release: its package, verified by --root, or its SBOM, CycloneDX 1.6 JSON. What"
              + " changed since is judged and goes into the evidence.")
  @Nullable Path previous;

  @Option(
      names = "--previous-network",
      paramLabel = "FILE",
      description = "Network profile of the last release, if --previous is an SBOM.")
  @Nullable Path previousNetwork;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "Answers of named roles to questions of the change-class check.")
  @Nullable Path answers;

  @Option(
      names = "--unsafe-override",
      paramLabel = "FILE",
      description =
          "Findings that named roles let pass although the gate refuses them, where neither"
              + " --waivers nor --answers serves. They are recorded and shown to whoever signs.")
  @Nullable Path unsafeOverride;

  @Option(
      names = "--tripwire-allow",
      paramLabel = "FILE",
      description =
          "JSON list of files in payloads that may pass the search for patient records, by"
              + " SHA-256, each with a reason and a last day.")
  @Nullable Path tripwireAllow;

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

  @Mixin RootInForce roots;

  GatePassed judge(Map<String, Path> payloads, @Nullable DeclaredRelease declared)
      throws Exception {
    Gate gate = new Gate(GatePolicy.read(policy));
    GateInput.Builder input =
        GateInput.of(Input.read(sbom), facts.catalogue(), asOf.day())
            .until(until)
            .payloads(payloads)
            .declared(declared)
            .previous(previous());
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
    if (answers != null) {
      input.answers(ChangeAnswers.read(answers));
    }
    if (unsafeOverride != null) {
      input.unsafeOverrides(GateOverrides.read(unsafeOverride));
    }
    if (tripwireAllow != null) {
      input.allowed(AllowList.read(tripwireAllow));
    }
    if (waivers != null) {
      byte[] json = Input.read(waivers);
      input.waivers(Input.named(waivers, () -> Waivers.read(json)));
    }
    return told(gate.judge(input.build()));
  }

  private GatePassed told(GatePassed passed) {
    for (UnsafeGateOverride each : passed.overrides()) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println(
              LineText.of(
                  "UNSAFE: override of "
                      + each.rule()
                      + " about "
                      + each.subject()
                      + " by "
                      + each.role()
                      + " until "
                      + each.expires()
                      + ": "
                      + each.reason()));
    }
    return passed;
  }

  private @Nullable PreviousRelease previous() throws Exception {
    if (previous == null) {
      return null;
    }
    if (!PreviousPackage.isPackage(previous)) {
      PreviousRelease release = PreviousRelease.ofSbom(Input.read(previous));
      return previousNetwork == null
          ? release
          : release.withNetwork(NetworkProfile.read(previousNetwork));
    }
    if (!roots.roots().isGiven()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--previous "
              + previous
              + " is a package, which is verified: give --root FILE and --root-sha256 HEX");
    }
    Path file = previous;
    TrustedRoot root = roots.roots().last();
    try {
      return PreviousPackage.read(file, root);
    } catch (PackageRefusedException e) {
      throw CommandException.of(e, file + ": ");
    }
  }

  /** What was judged, for a report. */
  String examined() {
    return (sources.roots.isEmpty() ? sbom : sources.roots.get(0)).toString();
  }
}
