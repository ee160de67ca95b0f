package dev.cachet.maven;

import dev.cachet.buildroot.BuildrootSource;
import dev.cachet.catalogue.Catalogue;
import dev.cachet.change.answer.ChangeAnswers;
import dev.cachet.finding.FindingText;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.input.PreviousRelease;
import dev.cachet.jar.JarSource;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.maven.build.Inputs;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkProfile;
import dev.cachet.override.GateOverrides;
import dev.cachet.parts.PartsSource;
import dev.cachet.policy.GatePolicy;
import dev.cachet.previous.PreviousPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.DocumentSource;
import dev.cachet.source.Source;
import dev.cachet.tripwire.AllowList;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.yocto.YoctoSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that asks the gate. */
abstract class GateOptionsMojo extends DatedMojo {
  /** The SBOM, CycloneDX 1.6 JSON; by default the one that the goal sbom wrote. */
  @Parameter(property = "cachet.sbom", defaultValue = SBOM)
  File sbom;

  /** The root filesystem that the SBOM, or a part of it, describes. */
  @Parameter(property = "cachet.rootfs")
  @Nullable File rootfs;

  /** Further root filesystems that parts of the SBOM describe. */
  @Parameter(property = "cachet.roots")
  @Nullable List<File> roots;

  /** JAR, WAR or EAR files that parts of the SBOM describe. */
  @Parameter(property = "cachet.jars")
  @Nullable List<File> jars;

  /** Manifest of a Yocto image, or the folder that it was deployed to. */
  @Parameter(property = "cachet.yocto")
  @Nullable File yocto;

  /** The manifest that {@code make legal-info} of Buildroot wrote, or its folder. */
  @Parameter(property = "cachet.buildroot")
  @Nullable File buildroot;

  /** Files that you wrote about parts that no database knows. */
  @Parameter(property = "cachet.parts")
  @Nullable List<File> parts;

  /** SBOMs that parts of the SBOM were taken from. */
  @Parameter(property = "cachet.from")
  @Nullable List<File> from;

  /** Reviewed exceptions; one that is expired or not used is reported. */
  @Parameter(property = "cachet.waivers")
  @Nullable File waivers;

  /** The policy of the gate. */
  @Parameter(property = "cachet.policy", required = true)
  File policy;

  /** The last release: its package, verified by previousRoot, or its SBOM. */
  @Parameter(property = "cachet.previous")
  @Nullable File previous;

  /** Network profile of the last release, if {@code previous} is an SBOM. */
  @Parameter(property = "cachet.previousNetwork")
  @Nullable File previousNetwork;

  /** Payloads, and the root, one of the roots here, that the image of each was made from. */
  @Parameter Map<String, File> madeOf = Map.of();

  /** The trust root that the package of the last release is verified by. */
  @Parameter(property = "cachet.previousRoot")
  @Nullable File previousRoot;

  /** SHA-256 of previousRoot, from a source that you trust. */
  @Parameter(property = "cachet.previousRootSha256")
  @Nullable String previousRootSha256;

  /** What named roles answered to what the change-class check asks. */
  @Parameter(property = "cachet.answers")
  @Nullable File answers;

  /** What named roles let pass although the gate refuses it; recorded, and shown to who signs. */
  @Parameter(property = "cachet.unsafeOverride")
  @Nullable File unsafeOverride;

  /** Files in payloads that may pass the search for patient records, by their SHA-256. */
  @Parameter(property = "cachet.tripwireAllow")
  @Nullable File tripwireAllow;

  /** Last day on which the device is to be in service, as {@code 2036-12-31}. */
  @Parameter(property = "cachet.until")
  @Nullable String until;

  /** A table of {@code cachet lifecycle compile}; by default the one in the plugin. */
  @Parameter(property = "cachet.catalogue")
  @Nullable File catalogue;

  /** Your own facts, from contracts and letters. */
  @Parameter(property = "cachet.overrides")
  @Nullable File overrides;

  final Inputs evidence() throws MojoExecutionException {
    if (folders().isEmpty() && things().isEmpty()) {
      throw wrong(
          "nothing to compare the SBOM with: give rootfs, jars, yocto, buildroot, parts or from");
    }
    return inputs()
        .set("until", until)
        .file(existing("sbom", sbom))
        .file(existing("policy", policy))
        .files(folders())
        .file(yocto)
        .file(buildroot)
        .files(existing("jars", jars))
        .files(existing("parts", parts))
        .files(existing("from", from))
        .file(waivers)
        .file(previous)
        .file(previousNetwork)
        .set("madeOf", new TreeMap<>(madeOf).toString())
        .file(previousRoot)
        .set("previousRootSha256", previousRootSha256)
        .file(answers)
        .file(unsafeOverride)
        .file(tripwireAllow)
        .file(catalogue)
        .file(overrides);
  }

  private List<Path> folders() throws MojoExecutionException {
    List<Path> folders = new ArrayList<>();
    if (rootfs != null) {
      folders.add(existing("rootfs", rootfs));
    }
    folders.addAll(existing("roots", roots));
    return folders;
  }

  private List<Source> things() throws MojoExecutionException {
    List<Source> things = new ArrayList<>();
    existing("jars", jars).forEach(file -> things.add(new JarSource(file)));
    if (yocto != null) {
      things.add(new YoctoSource(existing("yocto", yocto)));
    }
    if (buildroot != null) {
      things.add(new BuildrootSource(existing("buildroot", buildroot)));
    }
    existing("parts", parts).forEach(file -> things.add(new PartsSource(file)));
    existing("from", from).forEach(file -> things.add(new DocumentSource(file)));
    return things;
  }

  final GatePassed judge(Map<String, Path> payloads, @Nullable DeclaredRelease declared)
      throws MojoExecutionException, MojoFailureException {
    Gate gate = new Gate(read("policy", policy.toPath(), () -> GatePolicy.read(policy.toPath())));
    Catalogue facts = Facts.read(this, catalogue, overrides);
    try {
      GateInput.Builder input =
          GateInput.of(Files.readAllBytes(sbom.toPath()), facts, day())
              .until(day("until", until))
              .waivers(reviewed())
              .payloads(payloads)
              .declared(declared)
              .previous(previous());
      if (answers != null) {
        Path file = existing("answers", answers);
        input.answers(read("answers", file, () -> ChangeAnswers.read(file)));
      }
      if (unsafeOverride != null) {
        Path file = existing("unsafeOverride", unsafeOverride);
        input.unsafeOverrides(read("unsafeOverride", file, () -> GateOverrides.read(file)));
      }
      if (tripwireAllow != null) {
        Path file = existing("tripwireAllow", tripwireAllow);
        input.allowed(read("tripwireAllow", file, () -> AllowList.read(file)));
      }
      for (Path root : folders()) {
        input.root(RootFolder.open(root));
      }
      for (Map.Entry<String, File> made : madeOf.entrySet()) {
        Path root = existing("madeOf/" + made.getKey(), made.getValue());
        input.madeOf(made.getKey(), RootFolder.open(root));
      }
      things().forEach(input::thing);
      return gate.judge(input.build());
    } catch (GateRefusedException e) {
      throw new MojoFailureException(
          goal() + ": refused: " + e.getMessage() + "\n" + FindingText.write(e.findings()).strip(),
          e);
    } catch (IOException e) {
      throw wrong("sbom " + sbom + ", rootfs " + rootfs + " or a payload", e);
    }
  }

  private @Nullable PreviousRelease previous() throws MojoExecutionException, MojoFailureException {
    if (previous == null) {
      return null;
    }
    Path file = existing("previous", previous);
    if (!read("previous", file, () -> PreviousPackage.isPackage(file))) {
      PreviousRelease last =
          read("previous", file, () -> PreviousRelease.ofSbom(Files.readAllBytes(file)));
      if (previousNetwork == null) {
        return last;
      }
      Path network = existing("previousNetwork", previousNetwork);
      return read("previousNetwork", network, () -> last.withNetwork(NetworkProfile.read(network)));
    }
    if (previousRoot == null || previousRootSha256 == null) {
      throw wrong(
          "previous " + previous + " is a package; give previousRoot and previousRootSha256");
    }
    Path root = existing("previousRoot", previousRoot);
    byte[] envelope = read("previousRoot", root, () -> Files.readAllBytes(root));
    try {
      TrustedRoot anchor =
          TrustChain.anchor(envelope, digest("previousRootSha256", previousRootSha256));
      return PreviousPackage.read(file, anchor);
    } catch (PackageRefusedException e) {
      throw new MojoFailureException(
          goal() + ": previous " + previous + ": refused: " + e.getMessage(), e);
    } catch (InvalidNetworkFileException | IOException e) {
      throw wrong("previous " + previous, e);
    }
  }

  private @Nullable Waivers reviewed() throws MojoExecutionException {
    if (waivers == null) {
      return null;
    }
    Path file = existing("waivers", waivers);
    return read("waivers", file, () -> Waivers.read(Files.readAllBytes(file)));
  }
}
