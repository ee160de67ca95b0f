package dev.cachet.maven;

import dev.cachet.buildstate.BuildState;
import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.release.SealRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Writes the released package once enough people have signed, and reads it back as a device will.
 */
@Mojo(
    name = "seal",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class SealMojo extends AnchoredMojo {
  /** The folder that the goal pack wrote, with its signatures. */
  @Parameter(property = "cachet.folder", defaultValue = FOLDER)
  File folder;

  /** The package to write. One that is there already is replaced only if this goal wrote it. */
  @Parameter(property = "cachet.package", defaultValue = PACKAGE)
  File out;

  /** Whether the package is attached to the project, to be installed and deployed with it. */
  @Parameter(property = "cachet.attach", defaultValue = "true")
  boolean attach;

  private final MavenProjectHelper helper;

  /**
   * Made by Maven, which sets the parameters.
   *
   * @param helper attaches the package
   */
  @Inject
  public SealMojo(MavenProjectHelper helper) {
    this.helper = helper;
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given = anchored().set(SealRequest.FOLDER, folder).set(SealRequest.OUT, out);
    SealRequest request = new SealRequest(given);
    unlessDone(
        inputs().given(given),
        List.of(out.toPath()),
        out + " is up to date",
        () -> getLog().info(goal() + ": " + request.seal(this::makeRoom) + " in " + out));
    if (attach) {
      helper.attachArtifact(project, "cachet", out);
    }
  }

  private void makeRoom() throws IOException {
    if (BuildState.wrote(kept(), out.toPath())) {
      Files.delete(out.toPath());
    }
    Files.createDirectories(out.toPath().toAbsolutePath().getParent());
  }

  /** The package that an execution before this one attached may be the one that is written. */
  @Override
  List<Artifact> attached() {
    return List.of();
  }
}
