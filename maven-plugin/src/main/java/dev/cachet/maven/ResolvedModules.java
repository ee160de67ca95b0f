package dev.cachet.maven;

import dev.cachet.archive.PomLicence;
import dev.cachet.source.MavenArtifact;
import dev.cachet.source.MavenCoordinates;
import dev.cachet.source.MavenModule;
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
import org.apache.maven.model.License;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.graph.DependencyNode;
import org.jspecify.annotations.Nullable;

/** What Maven's session resolved, as plain values of the library. */
final class ResolvedModules {
  /** Keeps the edges to versions that lost; their names alone are used, and nothing is fetched. */
  private static final String ALL_EDGES = "aether.conflictResolver.verbose";

  private final MavenSession session;
  private final ProjectDependenciesResolver resolver;
  private final ProjectBuilder builder;
  private final Map<String, MavenProject> poms = new HashMap<>();

  ResolvedModules(
      MavenSession session, ProjectDependenciesResolver resolver, ProjectBuilder builder) {
    this.session = session;
    this.resolver = resolver;
    this.builder = builder;
    session.getProjects().forEach(p -> poms.put(p.getId(), p));
  }

  MavenModule module(MavenProject project, @Nullable File made, boolean tests)
      throws DependencyResolutionException {
    Map<String, Artifact> winners = new HashMap<>();
    for (Artifact artifact : project.getArtifacts()) {
      if (tests || !Artifact.SCOPE_TEST.equals(artifact.getScope())) {
        winners.put(key(artifact), artifact);
      }
    }
    Map<String, Set<MavenCoordinates>> edges = new HashMap<>();
    collect("", graph(project), winners, edges);
    List<MavenArtifact> resolved = new ArrayList<>();
    for (Map.Entry<String, Artifact> winner : winners.entrySet()) {
      resolved.add(value(winner.getValue(), edges.getOrDefault(winner.getKey(), Set.of())));
    }
    resolved.sort((a, b) -> a.coordinates().compareTo(b.coordinates()));
    return new MavenModule(made(project, made, edges.getOrDefault("", Set.of())), resolved);
  }

  MavenArtifact made(MavenProject project, @Nullable File made, Set<MavenCoordinates> needs) {
    Artifact artifact = project.getArtifact();
    return new MavenArtifact(
        coordinates(artifact),
        "",
        false,
        made == null ? null : made.toPath(),
        licences(project),
        organisation(project),
        List.copyOf(needs));
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

  private MavenArtifact value(Artifact artifact, Set<MavenCoordinates> needs) {
    MavenProject pom = pom(artifact);
    File file = artifact.getFile();
    return new MavenArtifact(
        coordinates(artifact),
        artifact.getScope() == null ? "compile" : artifact.getScope(),
        artifact.isOptional(),
        file == null ? null : file.toPath(),
        pom == null ? List.of() : licences(pom),
        pom == null ? null : organisation(pom),
        List.copyOf(needs));
  }

  /** The effective pom of an artifact from the local repository; null where it is not to be had. */
  private @Nullable MavenProject pom(Artifact artifact) {
    String id =
        artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
    if (!poms.containsKey(id)) {
      poms.put(id, build(artifact));
    }
    return poms.get(id);
  }

  private @Nullable MavenProject build(Artifact artifact) {
    ProjectBuildingRequest request =
        new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
    request.setProject(null);
    request.setProcessPlugins(false);
    request.setResolveDependencies(false);
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    try {
      return builder.build(artifact, true, request).getProject();
    } catch (ProjectBuildingException e) {
      return null;
    }
  }

  private static List<PomLicence> licences(MavenProject pom) {
    List<PomLicence> licences = new ArrayList<>();
    for (License licence : pom.getLicenses()) {
      licences.add(new PomLicence(licence.getName(), licence.getUrl()));
    }
    return licences;
  }

  private static @Nullable String organisation(MavenProject pom) {
    return pom.getOrganization() == null ? null : pom.getOrganization().getName();
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

  static List<Path> files(MavenProject project, @Nullable File made) {
    List<Path> files = new ArrayList<>();
    for (Artifact artifact : project.getArtifacts()) {
      if (artifact.getFile() != null) {
        files.add(artifact.getFile().toPath());
      }
    }
    files.sort(null);
    files.add(project.getFile().toPath());
    if (made != null) {
      files.add(made.toPath());
    }
    return files;
  }
}
