package dev.cachet.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The instant by which a goal judges, or that a document of a build bears. */
final class BuildClock {
  /**
   * What Maven 4 gives every project that states no time of its own, so that archives are equal.
   */
  private static final String OF_MAVEN_4 = "1980-02-01T00:00:00Z";

  private static final String TIMESTAMP = "project.build.outputTimestamp";

  private BuildClock() {}

  /**
   * The time of a reproducible build that somebody stated: a document that bears the default of
   * Maven 4 would say that it was made in 1980.
   *
   * @param effective as Maven gives it, or null
   * @param project its poms and profiles are looked into where it is that default
   * @param ofUser properties of the command line
   */
  static @Nullable String stated(
      @Nullable String effective, MavenProject project, Properties ofUser) {
    boolean stated = !OF_MAVEN_4.equals(effective) || ofUser.containsKey(TIMESTAMP);
    for (MavenProject pom = project; pom != null && !stated; pom = pom.getParent()) {
      Model model = pom.getOriginalModel();
      stated =
          (model != null && model.getProperties().containsKey(TIMESTAMP))
              || pom.getActiveProfiles().stream()
                  .anyMatch(profile -> profile.getProperties().containsKey(TIMESTAMP));
    }
    return stated ? effective : null;
  }

  /**
   * The parameter, else the time of a reproducible build, else SOURCE_DATE_EPOCH, else the start.
   */
  static Instant of(
      String goal,
      @Nullable String asOf,
      @Nullable String ofProject,
      @Nullable String epoch,
      Instant start)
      throws MojoExecutionException {
    if (asOf != null) {
      return parsed(goal, "asOf", asOf);
    }
    // A single letter is how a project switches the reproducible build of its parent off.
    if (ofProject != null && ofProject.length() > 1) {
      return parsed(goal, TIMESTAMP, ofProject);
    }
    return epoch == null
        ? start.truncatedTo(ChronoUnit.SECONDS)
        : parsed(goal, "SOURCE_DATE_EPOCH", epoch);
  }

  /** Whether the instant is one that somebody gave, and not merely the start of the build. */
  static boolean isGiven(
      @Nullable String asOf, @Nullable String ofProject, @Nullable String epoch) {
    return asOf != null || epoch != null || (ofProject != null && ofProject.length() > 1);
  }

  private static Instant parsed(String goal, String what, String text)
      throws MojoExecutionException {
    try {
      if (text.matches("[0-9]{1,11}")) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      return text.length() == "2026-11-23".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw new MojoExecutionException(
          goal
              + ": "
              + what
              + " "
              + text
              + " is none of a day as 2026-11-23, an instant as 2026-11-23T00:00:00Z, and seconds",
          e);
    }
  }
}
