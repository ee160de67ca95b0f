package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.release.PackRequest;
import dev.cachet.maven.build.Inputs;
import dev.cachet.maven.build.OwnFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Asks the gate, and writes a package as a folder, ready to be signed. The package bears the
 * instant asOf. While nothing that it is made of changes it is left alone, with the signatures in
 * it.
 */
@Mojo(name = "pack", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class PackMojo extends GateOptionsMojo {
  /** What the package is, as JSON. */
  @Parameter(property = "cachet.description", required = true)
  File description;

  /** The folder to write. One that is there already is replaced only if this goal wrote it. */
  @Parameter(property = "cachet.folder", defaultValue = FOLDER)
  File out;

  /** Made by Maven, which sets the parameters. */
  public PackMojo() {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    Settings given = evidence().set(PackRequest.DESCRIPTION, description).set(PackRequest.OUT, out);
    PackRequest request = new PackRequest(given);
    // The day is no input unless it was given: a new day alone must not throw signatures away.
    Inputs inputs = inputs().given(given).set("asOf", asOf).files(request.files());
    Path manifest = out.toPath().resolve("manifest.json");
    unlessDone(inputs, List.of(manifest), out + " is up to date", () -> pack(request, manifest));
  }

  private void pack(PackRequest request, Path manifest) throws CommandException {
    PackRequest.Packed packed =
        request.pack(() -> OwnFolder.makeRoom(kept(), reading(), out, manifest));
    tell(packed.gate());
    getLog().info(goal() + ": " + packed.text());
  }
}
