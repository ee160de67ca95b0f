package dev.cachet.maven;

import dev.cachet.source.MavenSource;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SBOM of a module: everything that Maven resolved for it, with hashes, licences and
 * edges, and of each whether it is packed into the artefact or only referenced. Works offline.
 */
@Mojo(
    name = "sbom",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class SbomMojo extends AbstractSbomMojo {
  /** The file that is shipped and looked into; by default the artefact that the module makes. */
  @Parameter(property = "cachet.sbom.artefact")
  private @Nullable File artefact;

  /** Made by Maven, which sets the parameters. */
  public SbomMojo() {}

  @Override
  void check() throws MojoExecutionException {
    if (artefact != null && !artefact.isFile()) {
      throw new MojoExecutionException(
          "sbom: artefact " + artefact + " is not there; run the goal after what makes it");
    }
  }

  @Override
  MavenSource source(ResolvedModules modules) throws DependencyResolutionException {
    return new MavenSource(modules.module(project, shipped(), tests));
  }

  @Override
  List<Path> files() {
    return ResolvedModules.files(project, shipped());
  }

  private @Nullable File shipped() {
    return artefact == null ? project.getArtifact().getFile() : artefact;
  }
}
