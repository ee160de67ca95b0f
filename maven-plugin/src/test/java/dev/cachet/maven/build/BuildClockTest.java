package dev.cachet.maven.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class BuildClockTest {
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
}
