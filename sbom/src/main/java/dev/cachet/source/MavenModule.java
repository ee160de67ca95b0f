package dev.cachet.source;

import java.util.List;
import java.util.Objects;

/**
 * One module of a Maven build.
 *
 * @param made what the module makes; its file is the artefact that is shipped
 * @param resolved what Maven resolved for it, of every scope that is to be listed
 */
public record MavenModule(MavenArtifact made, List<MavenArtifact> resolved) {
  /**
   * Copies the list.
   *
   * @param made not null
   * @param resolved copied
   */
  public MavenModule {
    Objects.requireNonNull(made, "made");
    resolved = List.copyOf(resolved);
  }
}
