package dev.cachet.maven;

import dev.cachet.author.DescribedRelease;
import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.buildstate.BuildState;
import dev.cachet.command.CommandException;
import dev.cachet.gate.GatePassed;
import dev.cachet.gate.input.DeclaredRelease;
import dev.cachet.maven.build.Inputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
    Path described = existing("description", description);
    PackageDescription draft =
        read("description", described, () -> PackageDescription.read(described));
    // The day is no input unless it was given: a new day alone must not throw signatures away.
    Inputs inputs =
        evidence()
            .set("asOf", asOf)
            .file(described)
            .files(draft.payloadFiles().values())
            .files(draft.files().stream().map(file -> file.file()).toList());
    Path manifest = out.toPath().resolve("manifest.json");
    unlessDone(inputs, List.of(manifest), out + " is up to date", () -> pack(draft, manifest));
  }

  private void pack(PackageDescription draft, Path manifest)
      throws MojoExecutionException, MojoFailureException {
    try {
      if (BuildState.wrote(kept(), manifest)) {
        reading().requireApart(out.toPath());
        remove(out.toPath());
      }
      GatePassed passed = judge(draft.payloadFiles(), declared(draft));
      PackageAuthor author = new PackageAuthor();
      Files.createDirectories(out.toPath().toAbsolutePath().getParent());
      UnsignedPackage made =
          author.write(author.draft(passed, draft, instant(), Instant.now()), out.toPath());
      getLog()
          .info(goal() + ": packed " + made.packageId() + " in " + out + ", as of " + instant());
    } catch (DraftRefusedException e) {
      throw new MojoFailureException(
          goal() + ": description " + description + ": refused: " + e.getMessage(), e);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw wrong("out " + out + " is there already; remove it or name another");
    } catch (IOException e) {
      throw wrong("out " + out + " or a payload of " + description, e);
    }
  }

  private DeclaredRelease declared(PackageDescription draft) throws MojoExecutionException {
    return read("description", description.toPath(), () -> DescribedRelease.of(draft));
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
