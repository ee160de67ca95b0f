package dev.cachet.maven;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Parent;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.io.ModelReader;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.SessionData;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * What the poms of dependencies state of licence and organisation, with what they inherit.
 *
 * <p>Only the poms themselves and their parents are read. To have Maven make the effective pom of
 * each dependency, with plugins, properties and managed versions, was most of the time of the goal;
 * it is left to those that name a property, and to those whose parents are not to be had in this
 * plain way.
 */
final class DependencyPoms {
  /** More than any pom has; parents in a circle end here. */
  private static final int MAX_PARENTS = 100;

  private final MavenSession session;
  private final ProjectBuilder builder;
  private final RepositorySystem repositories;
  private final ModelReader reader;
  private final ConcurrentMap<String, Stated> stated;
  private final Map<String, Optional<Model>> poms = new HashMap<>();

  DependencyPoms(
      MavenSession session,
      ProjectBuilder builder,
      RepositorySystem repositories,
      ModelReader reader) {
    this.session = session;
    this.builder = builder;
    this.repositories = repositories;
    this.reader = reader;
    this.stated = shared(session.getRepositorySession().getData());
    for (MavenProject p : session.getProjects()) {
      stated.putIfAbsent(key(p.getGroupId(), p.getArtifactId(), p.getVersion()), Stated.of(p));
    }
  }

  private static String key(String group, String artifact, String version) {
    return group + ":" + artifact + ":" + version;
  }

  /** Once for all modules of a build. */
  @SuppressWarnings("unchecked") // nobody else knows the key
  private static ConcurrentMap<String, Stated> shared(SessionData data) {
    data.set(Stated.class, null, new ConcurrentHashMap<String, Stated>());
    return (ConcurrentMap<String, Stated>) Objects.requireNonNull(data.get(Stated.class));
  }

  /** What the pom of an artifact states that a module needs; nothing where it is not to be had. */
  Stated stated(Artifact artifact, MavenProject neededBy) {
    String id = key(artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion());
    Stated known = stated.get(id);
    if (known == null) {
      Stated plain = inherited(artifact, neededBy.getRemoteProjectRepositories());
      known = plain != null && plain.isPlain() ? plain : effective(artifact, neededBy);
      stated.put(id, known);
    }
    return known;
  }

  /** As Maven inherits both: the nearest pom that has any. Null where a pom cannot be read. */
  private @Nullable Stated inherited(Artifact artifact, List<RemoteRepository> remotes) {
    List<License> licences = List.of();
    Organization organisation = null;
    Parent next = new Parent();
    next.setGroupId(artifact.getGroupId());
    next.setArtifactId(artifact.getArtifactId());
    next.setVersion(artifact.getVersion());
    for (int i = 0; next != null && (licences.isEmpty() || organisation == null); i++) {
      Optional<Model> pom = i > MAX_PARENTS ? Optional.empty() : pom(next, remotes);
      if (pom.isEmpty()) {
        return null;
      }
      licences = licences.isEmpty() ? pom.get().getLicenses() : licences;
      organisation = organisation == null ? pom.get().getOrganization() : organisation;
      next = pom.get().getParent();
    }
    return Stated.of(licences, organisation);
  }

  private Optional<Model> pom(Parent id, List<RemoteRepository> remotes) {
    return poms.computeIfAbsent(
        key(id.getGroupId(), id.getArtifactId(), id.getVersion()), unread -> read(id, remotes));
  }

  private Optional<Model> read(Parent id, List<RemoteRepository> remotes) {
    ArtifactRequest request =
        new ArtifactRequest(
            new DefaultArtifact(id.getGroupId(), id.getArtifactId(), "pom", id.getVersion()),
            remotes,
            null);
    try {
      return Optional.of(
          reader.read(
              repositories
                  .resolveArtifact(session.getRepositorySession(), request)
                  .getArtifact()
                  .getFile(),
              Map.of(ModelReader.IS_STRICT, false)));
    } catch (ArtifactResolutionException | IOException e) {
      return Optional.empty();
    }
  }

  private Stated effective(Artifact artifact, MavenProject neededBy) {
    ProjectBuildingRequest request =
        new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
    request.setProject(null);
    // A parent may be in a repository that only the module names.
    request.setRemoteRepositories(neededBy.getRemoteArtifactRepositories());
    request.setProcessPlugins(false);
    request.setResolveDependencies(false);
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    try {
      return Stated.of(builder.build(artifact, true, request).getProject());
    } catch (ProjectBuildingException e) {
      return Stated.NOTHING;
    }
  }
}
