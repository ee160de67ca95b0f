package dev.cachet.maven;

import dev.cachet.merge.DeviceDescription;
import dev.cachet.source.Source;
import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Writes one SBOM of all modules of a reactor beside the project at its top. It comes after the
 * phase that packages, as in {@code mvn verify cachet:sbom-aggregate}.
 */
@Mojo(
    name = "sbom-aggregate",
    aggregator = true,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class SbomAggregateMojo extends AbstractSbomMojo {
  /** The document; by default {@code target/NAME-aggregate.cdx.json} of the project at the top. */
  @Parameter(property = "cachet.sbomAggregate")
  private @Nullable File out;

  /**
   * Made by Maven, which sets the parameters.
   *
   * @param resolver gives the graph of dependencies
   * @param builder reads the poms of dependencies
   * @param helper attaches the document
   */
  @Inject
  public SbomAggregateMojo(
      ProjectDependenciesResolver resolver, ProjectBuilder builder, MavenProjectHelper helper) {
    super(resolver, builder, helper);
  }

  @Override
  File out() {
    return out == null ? besideArtefact("-aggregate") : out;
  }

  @Override
  String classifierEnd() {
    return "-aggregate";
  }

  @Override
  List<Source> sources(ResolvedModules modules) throws DependencyResolutionException {
    return List.of(modules.source(project, session.getProjects(), tests));
  }

  @Override
  @Nullable DeviceDescription device(boolean needed) {
    return null;
  }

  @Override
  void describe(Inputs inputs) {
    for (MavenProject each : session.getProjects()) {
      inputs.set(each.getId(), ResolvedModules.resolved(each));
      inputs.files(ResolvedModules.files(each, ResolvedModules.named(each)));
    }
  }
}
