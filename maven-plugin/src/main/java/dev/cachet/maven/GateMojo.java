package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.gate.GatePassed;
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

/**
 * Judges SBOM, operating system and payloads before anybody signs, and fails the build where the
 * policy is violated. The goal pack asks the same again.
 */
@Mojo(name = "gate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class GateMojo extends GateOptionsMojo {
  /** The payloads: their ids as names of elements, their files as values. */
  @Parameter(required = true)
  private Map<String, String> payloads = Map.of();

  /** Where the evidence goes. */
  @Parameter(
      property = "cachet.gate.out",
      defaultValue = "${project.build.directory}/cachet/gate.json")
  private File out;

  /** Made by Maven, which sets the parameters. */
  public GateMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Map<String, Path> files = new TreeMap<>();
    for (Map.Entry<String, String> payload : payloads.entrySet()) {
      File file = new File(payload.getValue());
      File whole = file.isAbsolute() ? file : new File(project.getBasedir(), file.getPath());
      files.put(payload.getKey(), existing("payloads/" + payload.getKey(), whole));
    }
    Inputs inputs =
        evidence().set("day", day()).set("payloads", files.keySet()).files(files.values());
    unlessDone(
        inputs,
        List.of(out.toPath()),
        "the gate passed on " + day() + ", see " + out,
        () -> judgeAndWrite(files));
  }

  private void judgeAndWrite(Map<String, Path> files)
      throws MojoExecutionException, MojoFailureException {
    // What is declared about the release is judged where its description is: by the goal pack.
    GatePassed passed = judge(files, null);
    try {
      OutFile.write(out.toPath(), reading(), passed.evidence());
    } catch (IOException e) {
      throw wrong("out " + out, e);
    }
    getLog().info(goal() + ": passed: " + passed.osSupport() + ", in " + out);
  }
}
