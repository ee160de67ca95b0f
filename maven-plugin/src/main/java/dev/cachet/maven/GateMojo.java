package dev.cachet.maven;

import dev.cachet.author.DescribedRelease;
import dev.cachet.author.PackageDescription;
import dev.cachet.command.CommandException;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.maven.build.Inputs;
import dev.cachet.maven.build.OutFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Judges SBOM, operating system and payloads before anybody signs, and fails the build where the
 * policy is violated. The goal pack asks the same again.
 */
@Mojo(name = "gate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class GateMojo extends GateOptionsMojo {
  /** The payloads: their ids as names of elements, their files as values. */
  @Parameter private Map<String, String> payloads = Map.of();

  /**
   * What the package is, as the goal pack takes it: what it declares is judged too. Not read where
   * payloads are given, as goals of one configuration share it.
   */
  @Parameter(property = "cachet.description")
  private @Nullable File description;

  /** Where the evidence goes. */
  @Parameter(
      property = "cachet.gate.out",
      defaultValue = "${project.build.directory}/cachet/gate.json")
  private File out;

  /** Made by Maven, which sets the parameters. */
  public GateMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    PackageDescription described = described();
    Map<String, Path> files = described == null ? named() : described.payloadFiles();
    Inputs inputs =
        evidence()
            .set("day", day())
            .set("payloads", files.keySet())
            .file(described == null ? null : description)
            .files(files.values());
    if (described != null) {
      inputs.files(described.files().stream().map(file -> file.file()).toList());
    }
    unlessDone(
        inputs,
        List.of(out.toPath()),
        "the gate passed on " + day() + ", see " + out,
        () -> judgeAndWrite(files, described));
  }

  private @Nullable PackageDescription described() throws MojoExecutionException {
    if (description == null && payloads.isEmpty()) {
      throw wrong("no payload: give payloads or description");
    }
    if (description == null || !payloads.isEmpty()) {
      return null;
    }
    Path file = existing("description", description);
    return read("description", file, () -> PackageDescription.read(file));
  }

  private Map<String, Path> named() throws MojoExecutionException {
    Map<String, Path> files = new TreeMap<>();
    for (Map.Entry<String, String> payload : payloads.entrySet()) {
      File file = new File(payload.getValue());
      File whole = file.isAbsolute() ? file : new File(project.getBasedir(), file.getPath());
      files.put(payload.getKey(), existing("payloads/" + payload.getKey(), whole));
    }
    return files;
  }

  private void judgeAndWrite(Map<String, Path> files, @Nullable PackageDescription described)
      throws MojoExecutionException, MojoFailureException {
    DeclaredRelease declared =
        described == null || description == null
            ? null
            : read("description", description.toPath(), () -> DescribedRelease.of(described));
    GatePassed passed = judge(files, declared);
    try {
      OutFile.write(out.toPath(), reading(), passed.evidence());
    } catch (IOException e) {
      throw wrong("out " + out, e);
    }
    getLog().info(goal() + ": passed: " + passed.osSupport() + ", in " + out);
  }
}
