package dev.cachet.mavenbuild;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One module of a Maven build.
 *
 * @param made what the module makes; its file is the artefact that is shipped
 * @param resolved what Maven resolved for it, of every scope that is to be listed
 * @param alsoShipped further archives that the module makes and ships, such as one that was joined
 *     of its artefact and of libraries
 * @param classes the folder into which the module's own sources were compiled; null where nobody
 *     can tell
 */
public record MavenModule(
    MavenArtifact made,
    List<MavenArtifact> resolved,
    List<Path> alsoShipped,
    @Nullable Path classes) {
  /**
   * Copies the lists.
   *
   * @param made not null
   * @param resolved copied
   * @param alsoShipped copied
   * @param classes may be null
   */
  public MavenModule {
    Objects.requireNonNull(made, "made");
    resolved = List.copyOf(resolved);
    alsoShipped = List.copyOf(alsoShipped);
  }

  /**
   * A module of whose own classes nothing is known.
   *
   * @param made not null
   * @param resolved copied
   * @param alsoShipped copied
   */
  public MavenModule(MavenArtifact made, List<MavenArtifact> resolved, List<Path> alsoShipped) {
    this(made, resolved, alsoShipped, null);
  }

  /**
   * A module that ships its artefact and nothing else.
   *
   * @param made not null
   * @param resolved copied
   */
  public MavenModule(MavenArtifact made, List<MavenArtifact> resolved) {
    this(made, resolved, List.of(), null);
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

  /** The packages, with slashes, that the module's own classes lie in. */
  Set<String> ownPackages() throws IOException {
    Set<String> packages = new TreeSet<>();
    if (classes == null || !Files.isDirectory(classes)) {
      return packages;
    }
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> classes.relativize(file).getParent())
          .filter(Objects::nonNull)
          .forEach(folder -> packages.add(folder.toString().replace(File.separatorChar, '/')));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return packages;
  }
}
