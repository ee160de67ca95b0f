package dev.cachet.maven;

import dev.cachet.author.DraftRefusedException;
import dev.cachet.author.PackageSealer;
import dev.cachet.author.ReleasedPackage;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.release.RootChain;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.source.BuildState;
import dev.cachet.trust.TrustedRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private File folder;

  /** The package to write. One that is there already is replaced only if this goal wrote it. */
  @Parameter(property = "cachet.package", defaultValue = PACKAGE)
  private File out;

  /** Whether the package is attached to the project, to be installed and deployed with it. */
  @Parameter(property = "cachet.attach", defaultValue = "true")
  private boolean attach;

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
    Path packed = existing("folder", folder);
    Settings given = anchored();
    unlessDone(
        inputs().given(given).file(packed),
        List.of(out.toPath()),
        out + " is up to date",
        () -> seal(packed, new RootChain(given)));
    if (attach) {
      helper.attachArtifact(project, "cachet", out);
    }
  }

  /** The package that an execution before this one attached may be the one that is written. */
  @Override
  List<Artifact> attached() {
    return List.of();
  }

  private void seal(Path packed, RootChain roots)
      throws MojoExecutionException, MojoFailureException, CommandException {
    List<TrustedRoot> chain = roots.all();
    try {
      PackageSealer sealer =
          new PackageSealer(
              chain.get(0), chain.stream().skip(1).map(TrustedRoot::envelope).toList());
      UnsignedPackage unsigned = read("folder", packed, () -> UnsignedPackage.open(packed));
      if (BuildState.wrote(kept(), out.toPath())) {
        Files.delete(out.toPath());
      }
      Files.createDirectories(out.toPath().toAbsolutePath().getParent());
      ReleasedPackage released = sealer.seal(unsigned, out.toPath());
      int signers = released.signers().size();
      getLog()
          .info(
              goal()
                  + ": sealed "
                  + released.packageId()
                  + " with "
                  + signers
                  + (signers == 1 ? " signature in " : " signatures in ")
                  + out);
    } catch (PackageRefusedException e) {
      throw new MojoFailureException(
          goal() + ": " + CommandException.of(e, "folder " + folder + ": ").getMessage(), e);
    } catch (DraftRefusedException e) {
      throw new MojoFailureException(
          goal() + ": folder " + folder + ": refused: " + e.getMessage(), e);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw wrong("out " + out + " is there already; remove it or name another");
    } catch (IOException e) {
      throw wrong("out " + out, e);
    }
  }
}
