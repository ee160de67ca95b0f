package dev.cachet.maven.build;

import dev.cachet.mavenbuild.MavenArtifact;
import dev.cachet.mavenbuild.MavenCoordinates;
import dev.cachet.mavenbuild.MavenModule;
import dev.cachet.mavenbuild.MavenSource;
import dev.cachet.mavenbuild.PomStatement;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.graph.DependencyNode;
import org.jspecify.annotations.Nullable;

/** What Maven's session resolved, as plain values of the library. */
public final class ResolvedModules {
  /** Keeps the edges to versions that lost; their names alone are used, and nothing is fetched. */
  private static final String ALL_EDGES = "aether.conflictResolver.verbose";

  private static final Set<String> ARCHIVES = Set.of("jar", "war", "ear");
  private static final Set<String> NOT_SHIPPED =
      Set.of("sources", "javadoc", "tests", "test-sources", "test-javadoc");

  private final MavenSession session;
  private final ProjectDependenciesResolver resolver;
  private final DependencyPoms poms;

  public ResolvedModules(
      MavenSession session, ProjectDependenciesResolver resolver, DependencyPoms poms) {
    this.session = session;
    this.resolver = resolver;
    this.poms = poms;
  }

  /** The source of one module. */
  public MavenSource source(MavenProject project, @Nullable File artefact, boolean tests)
      throws DependencyResolutionException {
    return new MavenSource(module(project, project.getArtifacts(), artefact, tests));
  }

  /** The source of several modules, each with what was resolved for it, below one. */
  public MavenSource source(
      MavenProject top, Map<MavenProject, Set<Artifact>> modules, boolean tests)
      throws DependencyResolutionException {
    List<MavenModule> all = new ArrayList<>();
    for (Map.Entry<MavenProject, Set<Artifact>> each : modules.entrySet()) {
      all.add(module(each.getKey(), each.getValue(), named(each.getKey()), tests));
    }
    return new MavenSource(made(top, shipped(top, named(top)), Set.of()), all);
  }

  /** The shipped file that a module names in its pom, for all goals alike. */
  static @Nullable File named(MavenProject project) {
    String file = project.getProperties().getProperty("cachet.sbom.artefact");
    if (file == null) {
      return null;
    }
    File path = new File(file);
    return path.isAbsolute() ? path : new File(project.getBasedir(), file);
  }

  private static @Nullable File shipped(MavenProject project, @Nullable File named) {
    return named == null ? project.getArtifact().getFile() : named;
  }

  /** What a module ships beside its artefact, such as a joined jar that is attached to it. */
  private static List<Path> alsoShipped(MavenProject project, @Nullable File named) {
    List<Path> files = new ArrayList<>();
    for (Artifact attached : project.getAttachedArtifacts()) {
      File file = attached.getFile();
      if (named == null
          && file != null
          && ARCHIVES.contains(attached.getArtifactHandler().getExtension())
          && !NOT_SHIPPED.contains(String.valueOf(attached.getClassifier()))) {
        files.add(file.toPath());
      }
    }
    return files;
  }

  private MavenModule module(
      MavenProject project, Set<Artifact> artifacts, @Nullable File named, boolean tests)
      throws DependencyResolutionException {
    Map<String, Artifact> winners = new HashMap<>();
    for (Artifact artifact : artifacts) {
      if (tests || !Artifact.SCOPE_TEST.equals(artifact.getScope())) {
        winners.put(key(artifact), artifact);
      }
    }
    Map<String, Set<MavenCoordinates>> edges = new HashMap<>();
    collect("", graph(project), winners, edges);
    List<MavenArtifact> resolved = new ArrayList<>();
    for (Map.Entry<String, Artifact> winner : winners.entrySet()) {
      resolved.add(
          value(project, winner.getValue(), edges.getOrDefault(winner.getKey(), Set.of())));
    }
    resolved.sort((a, b) -> a.coordinates().compareTo(b.coordinates()));
    MavenArtifact made = made(project, shipped(project, named), edges.getOrDefault("", Set.of()));
    File classes = new File(project.getBuild().getOutputDirectory());
    return new MavenModule(made, resolved, alsoShipped(project, named), classes.toPath());
  }

  private MavenArtifact made(
      MavenProject project, @Nullable File made, Set<MavenCoordinates> needs) {
    PomStatement own = DependencyPoms.own(project);
    return new MavenArtifact(
        coordinates(project.getArtifact()),
        "",
        false,
        made == null ? null : made.toPath(),
        own.licences(),
        own.organisation(),
        List.copyOf(needs),
        own.unknown());
  }

  private DependencyNode graph(MavenProject project) throws DependencyResolutionException {
    DefaultRepositorySystemSession verbose =
        new DefaultRepositorySystemSession(session.getRepositorySession());
    verbose.setConfigProperty(ALL_EDGES, true);
    DefaultDependencyResolutionRequest request =
        new DefaultDependencyResolutionRequest(project, verbose);
    // Only the graph is wanted; what lost is not in the local repository of an offline build.
    request.setResolutionFilter((node, parents) -> false);
    return resolver.resolve(request).getDependencyGraph();
  }

  private static void collect(
      String from,
      DependencyNode node,
      Map<String, Artifact> winners,
      Map<String, Set<MavenCoordinates>> edges) {
    for (DependencyNode child : node.getChildren()) {
      String key = key(child.getArtifact());
      Artifact winner = winners.get(key);
      if (winner != null) {
        edges.computeIfAbsent(from, f -> new TreeSet<>()).add(coordinates(winner));
        collect(key, child, winners, edges);
      }
    }
  }

  private MavenArtifact value(
      MavenProject neededBy, Artifact artifact, Set<MavenCoordinates> needs) {
    PomStatement pom = poms.stated(artifact, neededBy);
    File file = artifact.getFile();
    return new MavenArtifact(
        coordinates(artifact),
        artifact.getScope() == null ? "compile" : artifact.getScope(),
        artifact.isOptional(),
        file == null ? null : file.toPath(),
        pom.licences(),
        pom.organisation(),
        List.copyOf(needs),
        pom.unknown());
  }

  private static MavenCoordinates coordinates(Artifact artifact) {
    return new MavenCoordinates(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getClassifier(),
        artifact.getArtifactHandler().getExtension());
  }

  private static String key(Artifact artifact) {
    String classifier = artifact.getClassifier() == null ? "" : artifact.getClassifier();
    return artifact.getGroupId()
        + ":"
        + artifact.getArtifactId()
        + ":"
        + artifact.getArtifactHandler().getExtension()
        + ":"
        + classifier;
  }

  private static String key(org.eclipse.aether.artifact.Artifact artifact) {
    return artifact.getGroupId()
        + ":"
        + artifact.getArtifactId()
        + ":"
        + artifact.getExtension()
        + ":"
        + artifact.getClassifier();
  }
}
