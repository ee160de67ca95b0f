package dev.cachet.maven;

import dev.cachet.archive.pom.PomLicence;
import dev.cachet.mavenbuild.PomStatement;
import dev.cachet.mavenbuild.WrittenPom;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.ModelReader;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.SessionData;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the poms of dependencies state of licence and organisation, with what they inherit.
 *
 * <p>Only the poms themselves and their parents are read, and nothing of this build fills their
 * placeholders: Maven's own effective pom of a dependency takes in the environment, the settings
 * and the properties of the command line, so that a dependency could name a secret in its licence.
 */
final class DependencyPoms {
  /** More than any pom has; parents in a circle end here. */
  private static final int MAX_PARENTS = 100;

  private final MavenSession session;
  private final RepositorySystem repositories;
  private final ModelReader reader;
  private final ConcurrentMap<String, PomStatement> stated;
  private final Map<String, Optional<Model>> poms = new HashMap<>();

  DependencyPoms(MavenSession session, RepositorySystem repositories, ModelReader reader) {
    this.session = session;
    this.repositories = repositories;
    this.reader = reader;
    this.stated = shared(session.getRepositorySession().getData());
    for (MavenProject p : session.getProjects()) {
      stated.putIfAbsent(key(p.getGroupId(), p.getArtifactId(), p.getVersion()), own(p));
    }
  }

  private static String key(String group, String artifact, String version) {
    return group + ":" + artifact + ":" + version;
  }

  /** Once for all modules of a build. */
  @SuppressWarnings("unchecked") // nobody else knows the key
  private static ConcurrentMap<String, PomStatement> shared(SessionData data) {
    data.set(PomStatement.class, null, new ConcurrentHashMap<String, PomStatement>());
    return (ConcurrentMap<String, PomStatement>)
        Objects.requireNonNull(data.get(PomStatement.class));
  }

  /**
   * What a project of this build states: its own text as Maven filled it; what it inherits from a
   * parent out of a repository as that parent and its heirs alone tell it.
   */
  static PomStatement own(MavenProject project) {
    List<WrittenPom> chain = new ArrayList<>();
    boolean ownLicences = false;
    boolean ownOrganisation = false;
    for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
      Model model = pom.getOriginalModel();
      chain.add(WrittenPoms.of(model == null ? pom.getModel() : model));
      if (pom.getFile() != null && model != null) {
        ownLicences |= !model.getLicenses().isEmpty();
        ownOrganisation |= model.getOrganization() != null;
      }
    }
    PomStatement written = PomStatement.of(chain, null);
    List<PomLicence> licences =
        ownLicences ? WrittenPoms.licences(project.getLicenses()) : written.licences();
    Organization organisation = project.getOrganization();
    String name = organisation == null ? null : organisation.getName();
    return new PomStatement(
        licences,
        ownOrganisation ? name : written.organisation(),
        ownLicences && ownOrganisation ? List.of() : written.unknown());
  }

  /** The organisation that the poms of the checkout name; that of a foreign parent is another. */
  static @Nullable String ownOrganisation(MavenProject project) {
    for (MavenProject pom = project; pom != null && pom.getFile() != null; pom = pom.getParent()) {
      Model model = pom.getOriginalModel();
      Organization stated = model == null ? null : model.getOrganization();
      if (stated != null && project.getOrganization() != null) {
        return project.getOrganization().getName();
      }
    }
    return null;
  }

  /** What the pom of an artifact states that a module needs; nothing where it is not to be had. */
  PomStatement stated(Artifact artifact, MavenProject neededBy) {
    String id = key(artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion());
    PomStatement known = stated.get(id);
    if (known == null) {
      known = written(artifact, neededBy.getRemoteProjectRepositories());
      stated.put(id, known);
    }
    return known;
  }

  private PomStatement written(Artifact artifact, List<RemoteRepository> remotes) {
    List<WrittenPom> chain = new ArrayList<>();
    Parent next = new Parent();
    next.setGroupId(artifact.getGroupId());
    next.setArtifactId(artifact.getArtifactId());
    next.setVersion(artifact.getVersion());
    for (int i = 0; next != null; i++) {
      Optional<Model> pom = i > MAX_PARENTS ? Optional.empty() : pom(next, remotes);
      if (pom.isEmpty()) {
        return PomStatement.of(chain, unread(next));
      }
      chain.add(WrittenPoms.of(pom.get()));
      next = pom.get().getParent();
    }
    return PomStatement.of(chain, null);
  }

  private static String unread(Parent id) {
    return "the pom "
        + key(id.getGroupId(), id.getArtifactId(), id.getVersion())
        + " cannot be had, so what it may state of licence and organisation is unknown";
  }

  private Optional<Model> pom(Parent id, List<RemoteRepository> remotes) {
    return poms.computeIfAbsent(
        key(id.getGroupId(), id.getArtifactId(), id.getVersion()), unread -> read(id, remotes));
  }

  private Optional<Model> read(Parent id, List<RemoteRepository> remotes) {
    try {
      DefaultArtifact pom =
          new DefaultArtifact(
              id.getGroupId(), id.getArtifactId(), "pom", version(id, remotes).orElse(""));
      return Optional.of(
          reader.read(
              repositories
                  .resolveArtifact(
                      session.getRepositorySession(), new ArtifactRequest(pom, remotes, null))
                  .getArtifact()
                  .getFile(),
              Map.of(ModelReader.IS_STRICT, false)));
    } catch (RepositoryException | IOException e) {
      return Optional.empty();
    }
  }

  /** The version of a parent may be a range, of which Maven takes the highest. */
  private Optional<String> version(Parent id, List<RemoteRepository> remotes)
      throws RepositoryException {
    String version = id.getVersion();
    if (!version.startsWith("[") && !version.startsWith("(")) {
      return Optional.of(version);
    }
    DefaultArtifact all = new DefaultArtifact(id.getGroupId(), id.getArtifactId(), "pom", version);
    return Optional.ofNullable(
            repositories
                .resolveVersionRange(
                    session.getRepositorySession(), new VersionRangeRequest(all, remotes, null))
                .getHighestVersion())
        .map(Object::toString);
  }
}
