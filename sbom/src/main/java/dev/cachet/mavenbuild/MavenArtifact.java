package dev.cachet.mavenbuild;

import dev.cachet.archive.pom.PomLicence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One artifact as a Maven build resolved or made it.
 *
 * @param coordinates what names it
 * @param scope Maven's word, such as {@code compile}; empty for what the build makes itself
 * @param optional whether those who use the project go without it
 * @param file its file; null where the build has none yet
 * @param licences the licences of its effective pom
 * @param organisation the organisation of its effective pom, or null
 * @param needs the artifacts of the same build that it needs directly
 * @param unknown what cannot be told of its licence and organisation, one sentence each; see {@link
 *     PomStatement}
 */
public record MavenArtifact(
    MavenCoordinates coordinates,
    String scope,
    boolean optional,
    @Nullable Path file,
    List<PomLicence> licences,
    @Nullable String organisation,
    List<MavenCoordinates> needs,
    List<String> unknown) {
  /**
   * Copies the lists.
   *
   * @param coordinates not null
   * @param scope not null
   * @param optional see the record
   * @param file may be null
   * @param licences copied
   * @param organisation may be null
   * @param needs copied
   * @param unknown copied
   */
  public MavenArtifact {
    Objects.requireNonNull(coordinates, "coordinates");
    Objects.requireNonNull(scope, "scope");
    licences = List.copyOf(licences);
    needs = List.copyOf(needs);
    unknown = List.copyOf(unknown);
  }

  /**
   * An artifact of which everything that its pom states can be told.
   *
   * @param coordinates not null
   * @param scope not null
   * @param optional see the record
   * @param file may be null
   * @param licences copied
   * @param organisation may be null
   * @param needs copied
   */
  public MavenArtifact(
      MavenCoordinates coordinates,
      String scope,
      boolean optional,
      @Nullable Path file,
      List<PomLicence> licences,
      @Nullable String organisation,
      List<MavenCoordinates> needs) {
    this(coordinates, scope, optional, file, licences, organisation, needs, List.of());
  }

  /** All that is stated, one value each, for a comparison with what was stated before. */
  List<String> stated() {
    List<String> all = new ArrayList<>();
    all.add(coordinates.toString());
    all.add(scope + " " + optional);
    all.add("file " + file);
    all.add("licences " + licences.size());
    for (PomLicence licence : licences) {
      all.add("name " + licence.name());
      all.add("address " + licence.url());
    }
    all.add("organisation " + organisation);
    all.add("needs " + needs.size());
    needs.forEach(need -> all.add(need.toString()));
    all.add("unknown " + unknown.size());
    all.addAll(unknown);
    return all;
  }
}
