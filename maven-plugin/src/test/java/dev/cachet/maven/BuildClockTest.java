package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuildClockTest {
  private static final Instant START = Instant.parse("2026-11-23T10:20:30.5Z");
  private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void takesTheParameterBeforeAnyOther() throws Exception {
    assertEquals(DAY, of("2026-11-23", "2020-01-01T00:00:00Z", "1"));
    assertEquals(DAY, of("2026-11-23T02:00:00+02:00", null, "1"));
    assertEquals(Instant.ofEpochSecond(86_400), of("86400", null, "1"));
  }

  @Test
  void takesTheTimeOfAReproducibleBuildBeforeTheEnvironment() throws Exception {
    assertEquals(DAY, of(null, "2026-11-23T00:00:00Z", "1"));
  }

  @Test
  void takesTheEnvironmentWhereTheProjectHasNoTimeOrSwitchedItOff() throws Exception {
    assertEquals(Instant.ofEpochSecond(86_400), of(null, null, "86400"));
    assertEquals(Instant.ofEpochSecond(86_400), of(null, "x", "86400"));
  }

  @Test
  void takesTheStartOfTheBuildWhereNobodySaysAnything() throws Exception {
    assertEquals(Instant.parse("2026-11-23T10:20:30Z"), of(null, null, null));
  }

  /** Under Maven 4 every document was dated 1980-02-01. */
  @Test
  void theDefaultOfMaven4IsNoTimeOfTheProject() {
    String of1980 = "1980-02-01T00:00:00Z";
    Properties none = new Properties();
    assertNull(BuildClock.stated(of1980, project(none), none));
    assertNull(BuildClock.stated(null, project(none), none));
    assertEquals("x", BuildClock.stated("x", project(none), none));
    Properties stated = new Properties();
    stated.setProperty("project.build.outputTimestamp", of1980);
    assertEquals(of1980, BuildClock.stated(of1980, project(stated), none));
    assertEquals(of1980, BuildClock.stated(of1980, project(none), stated));
    MavenProject child = project(none);
    child.setParent(project(stated));
    assertEquals(of1980, BuildClock.stated(of1980, child, none));
    MavenProject profiled = project(none);
    Profile profile = new Profile();
    profile.setProperties(stated);
    profiled.setActiveProfiles(List.of(profile));
    assertEquals(of1980, BuildClock.stated(of1980, profiled, none));
  }

  private static MavenProject project(Properties properties) {
    MavenProject project = new MavenProject();
    Model model = new Model();
    model.setProperties(properties);
    project.setOriginalModel(model);
    return project;
  }

  @Test
  void namesTheGoalAndWhatIsWrong() {
    assertTrue(message("yesterday", null, null).startsWith("gate: asOf yesterday"));
    assertTrue(message(null, null, "never").startsWith("gate: SOURCE_DATE_EPOCH never"));
    assertTrue(message(null, "xx", null).startsWith("gate: project.build.outputTimestamp xx"));
  }

  private static String message(
      @Nullable String asOf, @Nullable String ofProject, @Nullable String epoch) {
    return assertThrows(MojoExecutionException.class, () -> of(asOf, ofProject, epoch))
        .getMessage();
  }

  private static Instant of(
      @Nullable String asOf, @Nullable String ofProject, @Nullable String epoch)
      throws MojoExecutionException {
    return BuildClock.of("gate", asOf, ofProject, epoch, START);
  }
}
