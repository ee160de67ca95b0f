package dev.cachet.maven;

import dev.cachet.source.MavenModule;
import dev.cachet.source.MavenSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;

/**
 * Writes one SBOM of all modules of a reactor beside the project at its top. It comes after the
 * phase that packages, as in {@code mvn package cachet:sbom-aggregate}.
 */
@Mojo(
    name = "sbom-aggregate",
    aggregator = true,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class SbomAggregateMojo extends AbstractSbomMojo {
  /** Made by Maven, which sets the parameters. */
  public SbomAggregateMojo() {}

  @Override
  MavenSource source(ResolvedModules modules) throws DependencyResolutionException {
    List<MavenModule> all = new ArrayList<>();
    for (MavenProject each : session.getProjects()) {
      all.add(modules.module(each, each.getArtifact().getFile(), tests));
    }
    return new MavenSource(modules.made(project, project.getArtifact().getFile(), Set.of()), all);
  }

  @Override
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    session
        .getProjects()
        .forEach(p -> files.addAll(ResolvedModules.files(p, p.getArtifact().getFile())));
    return files;
  }
}
