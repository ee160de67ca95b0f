package dev.cachet.maven;

import dev.cachet.finding.FindingText;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.GateRefusedException;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that asks the gate. */
abstract class GateOptionsMojo extends DatedMojo {
  /** The SBOM, CycloneDX 1.6 JSON; by default the one that the goal sbom wrote. */
  @Parameter(property = "cachet.sbom", defaultValue = SBOM)
  File sbom;

  /** The root filesystem that the SBOM describes. */
  @Parameter(property = "cachet.rootfs", required = true)
  File rootfs;

  /** The policy of the gate. */
  @Parameter(property = "cachet.policy", required = true)
  File policy;

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
    return inputs()
        .set("until", until)
        .file(existing("sbom", sbom))
        .file(existing("rootfs", rootfs))
        .file(existing("policy", policy))
        .file(catalogue)
        .file(overrides);
  }

  final GatePassed judge(Map<String, Path> payloads)
      throws MojoExecutionException, MojoFailureException {
    Gate gate = new Gate(read("policy", policy.toPath(), () -> GatePolicy.read(policy.toPath())));
    Catalogue facts = Facts.read(this, catalogue, overrides);
    Horizon horizon = new Horizon(day(), day("until", until), 0);
    try {
      RootFolder root = RootFolder.open(rootfs.toPath());
      return gate.judge(
          Files.readAllBytes(sbom.toPath()),
          root,
          new SupportCheck(facts).root(root, horizon),
          payloads,
          day());
    } catch (GateRefusedException e) {
      throw new MojoFailureException(
          goal() + ": refused: " + e.getMessage() + "\n" + FindingText.write(e.findings()).strip(),
          e);
    } catch (IOException e) {
      throw wrong("sbom " + sbom + ", rootfs " + rootfs + " or a payload", e);
    }
  }
}
