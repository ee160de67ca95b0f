package dev.cachet.mavenbuild;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One module of a Maven build.
 *
 * @param made what the module makes; its file is the artefact that is shipped
 * @param resolved what Maven resolved for it, of every scope that is to be listed
 * @param alsoShipped further archives that the module makes and ships, such as one that was joined
 *     of its artefact and of libraries
 */
public record MavenModule(
    MavenArtifact made, List<MavenArtifact> resolved, List<Path> alsoShipped) {
  /**
   * Copies the lists.
   *
   * @param made not null
   * @param resolved copied
   * @param alsoShipped copied
   */
  public MavenModule {
    Objects.requireNonNull(made, "made");
    resolved = List.copyOf(resolved);
    alsoShipped = List.copyOf(alsoShipped);
  }

  /**
   * A module that ships its artefact and nothing else.
   *
   * @param made not null
   * @param resolved copied
   */
  public MavenModule(MavenArtifact made, List<MavenArtifact> resolved) {
    this(made, resolved, List.of());
  }

  /** The archives to look into; none where the module made nothing yet. */
  List<Path> shipped() {
    List<Path> shipped = new ArrayList<>();
    if (made.file() != null) {
      shipped.add(made.file());
    }
    shipped.addAll(alsoShipped);
    return shipped;
  }
}
