package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.finding.LineText;
import dev.cachet.maven.build.Gathering;
import dev.cachet.maven.build.Inputs;
import dev.cachet.maven.build.ResolvedModules;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.source.Source;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.io.ModelReader;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes one SBOM of all modules of a reactor beside the project at its top. It runs in each module
 * that it is bound in, and does its work in the last of them, when all are packaged; bound in the
 * parent, which its modules inherit, or as in {@code mvn verify cachet:sbom-aggregate}.
 */
@Mojo(
    name = "sbom-aggregate",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class SbomAggregateMojo extends AbstractSbomMojo {
  /** The document; by default {@code target/NAME-aggregate.cdx.json} of the project at the top. */
  @Parameter(property = "cachet.sbomAggregate")
  private @Nullable File out;

  /** What is described, in the order of the build, with what was resolved for each. */
  private final Map<MavenProject, Set<Artifact>> modules = new LinkedHashMap<>();

  /**
   * Made by Maven, which sets the parameters.
   *
   * @param resolver gives the graph of dependencies
   * @param repositories has the poms of dependencies
   * @param reader reads them
   * @param helper attaches the document
   */
  @Inject
  public SbomAggregateMojo(
      ProjectDependenciesResolver resolver,
      RepositorySystem repositories,
      ModelReader reader,
      MavenProjectHelper helper) {
    super(resolver, repositories, reader, helper);
  }

  @Override
  File out() {
    return out == null ? besideArtefact("-aggregate") : out;
  }

  @Override
  String classifierEnd() {
    return "-aggregate";
  }

  /**
   * What a module leaves behind, for the last one.
   *
   * @param goal the goal as it is configured in the module
   * @param artifacts what was resolved for the module, which later goals filter away; null where
   *     the goal is skipped
   */
  private record Left(SbomAggregateMojo goal, @Nullable Set<Artifact> artifacts) {}

  @Override
  void run() throws MojoExecutionException, MojoFailureException, CommandException {
    leave(new Left(this, new LinkedHashSet<>(project.getArtifacts())));
  }

  @Override
  void skipped() throws MojoExecutionException, MojoFailureException, CommandException {
    leave(new Left(this, null));
  }

  private void leave(Left its)
      throws MojoExecutionException, MojoFailureException, CommandException {
    Gathering<Left> gathering = Gathering.of(session, execution);
    Optional<List<Left>> all = gathering.leave(project, its);
    if (all.isEmpty()) {
      getLog().info(goal() + ": waits for " + LineText.count(gathering.missing(), "module"));
      return;
    }
    List<Left> described = all.get().stream().filter(each -> each.artifacts() != null).toList();
    if (!described.isEmpty()) {
      // As it is configured at the top, where the document lies.
      top(described).goal().write(described);
    }
  }

  private Left top(List<Left> described) {
    return described.stream()
        .filter(each -> each.goal().project.equals(session.getTopLevelProject()))
        .findFirst()
        .orElse(described.get(0));
  }

  private void write(List<Left> described)
      throws MojoExecutionException, MojoFailureException, CommandException {
    for (Left each : described) {
      modules.put(each.goal().project, Objects.requireNonNull(each.artifacts()));
    }
    writeUnlessDone();
  }

  @Override
  List<Source> sources(ResolvedModules resolved) throws DependencyResolutionException {
    return List.of(resolved.source(project, modules, tests));
  }

  @Override
  @Nullable DeviceDescription device(boolean needed) {
    return null;
  }

  @Override
  void describe(Inputs inputs) {
    modules.forEach(
        (module, artifacts) -> {
          inputs.set("module", module.getId()).pom(module);
        });
  }
}
