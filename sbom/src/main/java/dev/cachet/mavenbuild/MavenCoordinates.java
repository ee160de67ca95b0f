package dev.cachet.mavenbuild;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What names one artifact in a Maven repository.
 *
 * @param group group id
 * @param artifact artifact id
 * @param version resolved version
 * @param classifier classifier, or null
 * @param extension extension of the file, such as {@code jar}
 */
public record MavenCoordinates(
    String group, String artifact, String version, @Nullable String classifier, String extension)
    implements Comparable<MavenCoordinates> {
  private static final Comparator<MavenCoordinates> ORDER =
      Comparator.comparing(MavenCoordinates::toString);

  /**
   * Checks that nothing is absent and makes an empty classifier none.
   *
   * @param group not null
   * @param artifact not null
   * @param version not null
   * @param classifier may be null or empty
   * @param extension not null
   */
  public MavenCoordinates {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(artifact, "artifact");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(extension, "extension");
    classifier = classifier == null || classifier.isEmpty() ? null : classifier;
  }

  @Override
  public int compareTo(MavenCoordinates other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return group
        + ":"
        + artifact
        + ":"
        + extension
        + (classifier == null ? "" : ":" + classifier)
        + ":"
        + version;
  }
}
