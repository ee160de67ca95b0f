package dev.cachet.cli.gate;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.cli.sbom.SbomSources;
import dev.cachet.command.Settings;
import dev.cachet.command.release.PreviousSettings;
import dev.cachet.command.release.ReleaseEvidence;
import java.nio.file.Path;
import java.util.Map;
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
      names = "--listing",
      paramLabel = "FILE",
      description =
          "The listing that 'sbom generate --listing' wrote of the one --rootfs: every entry is"
              + " compared and named.")
  @Nullable Path listing;

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
  @Nullable String until;

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

  /** Tells the shared layer what was given. */
  Settings into(Settings settings) {
    return roots
        .ofPrevious(sources.into(facts.into(asOf.into(settings))))
        .set(ReleaseEvidence.SBOM, sbom)
        .set(ReleaseEvidence.POLICY, policy)
        .set(ReleaseEvidence.UNTIL, until)
        .set(ReleaseEvidence.WAIVERS, waivers)
        .set(ReleaseEvidence.LISTING, listing)
        .set(ReleaseEvidence.MADE_OF, madeOf.isEmpty() ? null : madeOf)
        .set(ReleaseEvidence.ANSWERS, answers)
        .set(ReleaseEvidence.UNSAFE_OVERRIDE, unsafeOverride)
        .set(ReleaseEvidence.TRIPWIRE_ALLOW, tripwireAllow)
        .set(PreviousSettings.PREVIOUS, previous)
        .set(PreviousSettings.NETWORK, previousNetwork);
  }
}
