package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.release.GateAnswer;
import dev.cachet.command.release.GateRequest;
import dev.cachet.maven.build.OutFile;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
  @Parameter @Nullable Map<String, String> payloads;

  /**
   * What the package is, as the goal pack takes it: what it declares is judged too. Where payloads
   * are given as well, they have to be those of the description.
   */
  @Parameter(property = "cachet.description")
  @Nullable File description;

  /** Where the evidence goes. */
  @Parameter(
      property = "cachet.gate.out",
      defaultValue = "${project.build.directory}/cachet/gate.json")
  File out;

  /** Made by Maven, which sets the parameters. */
  public GateMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given =
        evidence()
            .set(GateRequest.PAYLOADS, resolved(payloads))
            .set(GateRequest.DESCRIPTION, description);
    GateRequest request = new GateRequest(given);
    unlessDone(
        inputs().given(given).set("day", request.day()).files(request.files()),
        List.of(out.toPath()),
        "the gate passed on " + request.day() + ", see " + out,
        () -> judge(request));
  }

  private void judge(GateRequest request) throws MojoExecutionException, CommandException {
    GateAnswer answer = request.judge();
    try {
      OutFile.write(out.toPath(), reading(), answer.evidence());
    } catch (IOException e) {
      throw wrong("out " + out, e);
    }
    tell(answer);
    getLog().info(goal() + ": wrote " + out);
  }
}
