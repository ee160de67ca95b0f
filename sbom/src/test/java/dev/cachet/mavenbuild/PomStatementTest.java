package dev.cachet.mavenbuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cachet.archive.pom.PomLicence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PomStatementTest {
  private static final String SECRET = "a-secret-of-the-build";

  @BeforeEach
  void plant() {
    System.setProperty("deploy.token", SECRET);
  }

  @AfterEach
  void takeAway() {
    System.clearProperty("deploy.token");
  }

  /** The pom of a dependency put the passphrase of the signing key into the published document. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${env.PATH}",
        "${deploy.token}",
        "${user.home}",
        "${java.io.tmpdir}",
        "${settings.localRepository}",
        "${settings.servers[0].password}",
        "${session.userProperties}",
        "${project.basedir}",
        "${basedir}",
        "${project.build.directory}",
        "${maven.home}",
        "${maven.build.timestamp}",
        "${a} and ${deploy.token}",
        "${indirect}",
        "${circle}",
        "${",
      })
  void fillsNothingFromTheBuild(String text) {
    WrittenPom pom =
        pom(
            Map.of("artifactId", "dep", "organization.name", text),
            Map.of("a", "A", "indirect", "${env.HOME}", "circle", "${circle}"),
            new PomLicence(text, "https://example.org/" + text));
    PomStatement stated = PomStatement.of(List.of(pom), null);
    assertEquals(List.of(), stated.licences());
    assertNull(stated.organisation());
    assertEquals(3, stated.unknown().size(), stated.unknown().toString());
    assertEquals(
        "organisation "
            + text
            + " of its pom is not filled by that pom and its parents; it counts as unknown",
        stated.unknown().get(2));
    assertFalse(stated.toString().contains(SECRET), stated.toString());
  }

  @Test
  void fillsFromThePomItselfAndItsParents() {
    WrittenPom pom =
        pom(
            Map.of("artifactId", "dep", "parent.version", "7"),
            Map.of("lic", "MIT"),
            new PomLicence("${lic}", null),
            new PomLicence(
                "${far} ${pom.parent.version} of ${project.artifactId}", "${project.x}"));
    WrittenPom parent =
        pom(
            Map.of("groupId", "org.p", "organization.name", "Makers of ${project.groupId}"),
            Map.of("lic", "GPL-3.0-only", "far", "Far ${version}"));
    WrittenPom top = pom(Map.of("version", "9", "artifactId", "top"), Map.of("far", "no"));
    PomStatement stated = PomStatement.of(List.of(pom, parent, top), null);
    assertEquals(
        List.of(new PomLicence("MIT", null), new PomLicence("Far 9 7 of dep", null)),
        stated.licences());
    assertEquals("Makers of org.p", stated.organisation());
    assertEquals(
        List.of(
            "licence ${project.x} of its pom is not filled by that pom and its parents; it counts"
                + " as unknown"),
        stated.unknown());
  }

  /** Of two licences one would look like all. */
  @Test
  void statesNoLicenceWhereOneOfThemIsUnknown() {
    WrittenPom pom =
        pom(Map.of(), Map.of(), new PomLicence("MIT", null), new PomLicence("${env.L}", null));
    assertEquals(List.of(), PomStatement.of(List.of(pom), null).licences());
  }

  @Test
  void saysThatAParentCannotBeHadWhereItsWordCounts() {
    WrittenPom licensed = pom(Map.of(), Map.of(), new PomLicence("MIT", null));
    assertEquals(
        List.of("the pom p is missing"),
        PomStatement.of(List.of(licensed), "the pom p is missing").unknown());
    WrittenPom all =
        pom(Map.of("organization.name", "Makers"), Map.of(), new PomLicence("MIT", null));
    assertEquals(List.of(), PomStatement.of(List.of(all), "the pom p is missing").unknown());
  }

  @Test
  void aCircleOfPropertiesEnds() {
    WrittenPom pom =
        pom(
            Map.of("organization.name", "${a}"),
            Map.of("a", "${b}${b}", "b", "${a}${a}"),
            new PomLicence(null, "${a}"));
    PomStatement stated = PomStatement.of(List.of(pom), null);
    assertNull(stated.organisation());
    assertEquals(List.of(), stated.licences());
  }

  private static WrittenPom pom(
      Map<String, String> fields, Map<String, String> properties, PomLicence... licences) {
    return new WrittenPom(fields, properties, List.of(licences));
  }
}
