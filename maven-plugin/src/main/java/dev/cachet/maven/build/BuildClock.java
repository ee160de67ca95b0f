package dev.cachet.maven.build;

import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The time of a reproducible build, as Maven gives it. */
public final class BuildClock {
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
  public static @Nullable String stated(
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

  /** Whether the instant is one that somebody gave, and not merely the start of the build. */
  public static boolean isGiven(
      @Nullable String asOf, @Nullable String ofProject, @Nullable String epoch) {
    return asOf != null || epoch != null || (ofProject != null && ofProject.length() > 1);
  }
}
