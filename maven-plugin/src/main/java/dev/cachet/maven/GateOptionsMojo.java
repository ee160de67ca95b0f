package dev.cachet.maven;

import dev.cachet.command.Settings;
import dev.cachet.command.contents.DescribedThings;
import dev.cachet.command.release.GateAnswer;
import dev.cachet.command.release.PreviousSettings;
import dev.cachet.command.release.ReleaseEvidence;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that asks the gate. */
abstract class GateOptionsMojo extends FactsMojo {
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

  /** The folder {@code pkgdata} of the Yocto build, for exact recipes of renamed packages. */
  @Parameter(property = "cachet.pkgdata")
  @Nullable File pkgdata;

  /** The manifest that {@code make legal-info} of Buildroot wrote, or its folder. */
  @Parameter(property = "cachet.buildroot")
  @Nullable File buildroot;

  /** Indexes or packages of apk-tools 3. */
  @Parameter(property = "cachet.apk")
  @Nullable List<File> apk;

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
  @Parameter @Nullable Map<String, String> madeOf;

  /** The listing that was written with the SBOM of the one root: every entry is compared. */
  @Parameter(property = "cachet.listing")
  @Nullable File listing;

  /** The trust root that the package of the last release is verified by. */
  @Parameter(property = "cachet.previousRoot")
  @Nullable File previousRoot;

  /** SHA-256 of previousRoot, from a source that you trust. */
  @Parameter(property = "cachet.previousRootSha256")
  @Nullable String previousRootSha256;

  /** Factory record of a device: names the SHA-256 of previousRoot too. */
  @Parameter(property = "cachet.previousFactory")
  @Nullable File previousFactory;

  /** Successors of previousRoot, in order. */
  @Parameter(property = "cachet.previousNewerRoots")
  @Nullable List<File> previousNewerRoots;

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

  /** The settings that both goals have. */
  final Settings evidence() throws MojoExecutionException {
    return things(informed())
        .set(ReleaseEvidence.SBOM, sbom)
        .set(ReleaseEvidence.POLICY, policy)
        .set(ReleaseEvidence.UNTIL, until)
        .set(ReleaseEvidence.WAIVERS, waivers)
        .set(ReleaseEvidence.LISTING, listing)
        .set(ReleaseEvidence.MADE_OF, resolved(madeOf))
        .set(ReleaseEvidence.ANSWERS, answers)
        .set(ReleaseEvidence.UNSAFE_OVERRIDE, unsafeOverride)
        .set(ReleaseEvidence.TRIPWIRE_ALLOW, tripwireAllow)
        .set(PreviousSettings.PREVIOUS, previous)
        .set(PreviousSettings.NETWORK, previousNetwork)
        .set(PreviousSettings.ROOT, previousRoot)
        .set(PreviousSettings.ROOT_SHA256, previousRootSha256)
        .set(PreviousSettings.FACTORY, previousFactory)
        .set(PreviousSettings.NEWER_ROOTS, previousNewerRoots);
  }

  private Settings things(Settings settings) {
    return settings
        .set(DescribedThings.ROOTFS, one(rootfs))
        .set(DescribedThings.ROOTS, roots)
        .set(DescribedThings.JARS, jars)
        .set(DescribedThings.YOCTO, one(yocto))
        .set(DescribedThings.PKGDATA, pkgdata)
        .set(DescribedThings.BUILDROOT, one(buildroot))
        .set(DescribedThings.APK, apk)
        .set(DescribedThings.PARTS, parts)
        .set(DescribedThings.FROM, from);
  }

  private static @Nullable List<File> one(@Nullable File file) {
    return file == null ? null : List.of(file);
  }

  /** Paths that are values of named elements; Maven itself resolves only those of parameters. */
  final @Nullable Map<String, Path> resolved(@Nullable Map<String, String> files) {
    if (files == null || files.isEmpty()) {
      return null;
    }
    Map<String, Path> resolved = new TreeMap<>();
    files.forEach((name, file) -> resolved.put(name, resolved(file)));
    return resolved;
  }

  /** Says what was let pass although it is refused, and what was decided. */
  final void tell(GateAnswer answer) {
    answer.warnings().forEach(line -> getLog().warn(goal() + ": " + line));
    answer.lines().forEach(line -> getLog().info(goal() + ": " + line));
  }
}
