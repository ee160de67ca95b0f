package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.document.BomDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a document's operating system and components are judged by. */
class SupportCheckTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final SupportCheck CHECK = new SupportCheck(Catalogue.bundled());

  private static SupportReport report(String... components) throws IOException {
    String json =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
            + String.join(",", components)
            + "]}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    BomDocument document = BomDocument.read("s.json", new ByteArrayInputStream(bytes));
    return CHECK.document(document, new Horizon(DAY, null, 0));
  }

  private static List<SupportState> states(SupportReport report) {
    return report.verdicts().stream().map(SupportVerdict::state).toList();
  }

  private static String system(String name, String version) {
    return "{\"type\":\"operating-system\",\"name\":\"%s\",\"version\":\"%s\"}"
        .formatted(name, version);
  }

  private static String purl(String purl) {
    return "{\"type\":\"library\",\"name\":\"n\",\"purl\":\"" + purl + "\"}";
  }

  @Test
  void judgesTheSystemFirstAndThenEachComponent() throws IOException {
    SupportReport report =
        report(
            system("debian", "13"),
            "{\"type\":\"library\",\"name\":\"openssl\",\"version\":\"1.1.1w\"}",
            "{\"type\":\"library\",\"name\":\"n\",\"cpe\":\"cpe:/a:python:python:3.13.1\"}");
    assertEquals(
        List.of(SupportState.SUPPORTED, SupportState.ENDED, SupportState.SECURITY_ONLY),
        states(report));
    SupportVerdict openssl = report.verdicts().get(1);
    assertEquals("openssl@1.1.1w", openssl.subject());
    assertEquals("s.json", openssl.evidence().get(0).file());
    assertEquals("/components/1", openssl.evidence().get(0).field());
  }

  private static String split(String name, String version, String recipe) {
    return ("{\"type\":\"library\",\"name\":\"%s\",\"version\":\"%s\",\"purl\":"
            + "\"pkg:generic/%s@%s\",\"properties\":[{\"name\":\"other\",\"value\":\"x\"},"
            + "{\"name\":\"cachet:package:source\",\"value\":\"%s\"}]}")
        .formatted(name, version, name, version, recipe);
  }

  @Test
  void judgesWhatARecipeWasSplitIntoByTheRecipe() throws IOException {
    SupportReport report =
        report(
            split("openssl-bin", "3.0.14", "openssl"),
            split("python3-core", "3.9.19-r0", "python3"),
            split("libcrypto3", "1:3.0.14-r0.1", "openssl"),
            split("openssl-conf", "3.5.4-r0", "openssl"),
            split("other", "3.0.14", "nowhere-listed"));
    assertEquals(
        List.of(
            SupportState.ENDED,
            SupportState.ENDED,
            SupportState.ENDED,
            SupportState.SUPPORTED,
            SupportState.UNKNOWN),
        states(report).subList(1, 6));
    assertEquals("pkg:generic/openssl-bin@3.0.14", report.verdicts().get(1).subject());
  }

  @Test
  void aPackageHasTheSupportOfItsDistributionAndNeverItsAuthors() throws IOException {
    SupportReport report =
        report(
            system("debian", "13"),
            purl("pkg:deb/debian/openssl@1.1.1w-0?distro=debian-13"),
            purl("pkg:deb/debian/openssl@1.1.1w-0"),
            "{\"type\":\"library\",\"name\":\"openssl\",\"purl\":\"pkg:deb/ubuntu/openssl@1\","
                + "\"cpe\":\"cpe:2.3:a:openssl:openssl:3.5.0:*:*:*:*:*:*:*\"}");
    assertEquals(
        List.of(
            SupportState.SUPPORTED,
            SupportState.SUPPORTED,
            SupportState.SUPPORTED,
            SupportState.CYCLE_NOT_LISTED),
        states(report));
  }

  @Test
  void theCpeAnswersWhereThePackageUrlIsNotListed() throws IOException {
    SupportReport report =
        report(
            "{\"type\":\"library\",\"name\":\"openssl\",\"purl\":\"pkg:conan/openssl@1.1.1w\","
                + "\"cpe\":\"cpe:2.3:a:openssl:openssl:1.1.1w:*:*:*:*:*:*:*\"}",
            purl("pkg:npm/openssl@1.1.1"));
    assertEquals("pkg:conan/openssl@1.1.1w", report.verdicts().get(1).subject());
    assertEquals(SupportState.ENDED, report.verdicts().get(1).state());
    assertEquals(
        SupportState.UNKNOWN,
        report.verdicts().get(2).state(),
        "a name is not asked where a package URL says what it is");
  }

  @Test
  void identifiersThatNameDifferentReleasesAreAmbiguousWithTheEarliestEnd() throws IOException {
    String python =
        "{\"type\":\"library\",\"name\":\"python\",\"purl\":\"pkg:generic/python@3.13.1\",";
    String cpe = "\"cpe\":\"cpe:2.3:a:python:python:%s:*:*:*:*:*:*:*\"}";
    SupportReport report =
        report(
            python + cpe.formatted("3.13.1"),
            python + cpe.formatted("3.8.1"),
            python + "\"version\":\"3.8.1\"}",
            python + "\"version\":\"3.13.2\"}");
    assertEquals(
        List.of(
            SupportState.SECURITY_ONLY,
            SupportState.AMBIGUOUS,
            SupportState.AMBIGUOUS,
            SupportState.SECURITY_ONLY),
        states(report).subList(1, 5));
    SupportVerdict verdict = report.verdicts().get(2);
    assertEquals(LocalDate.of(2024, 10, 7), verdict.supportEnd());
    assertTrue(verdict.explanation().contains("name different releases"), verdict.explanation());
  }

  @Test
  void saysThatAVersionCameBeforeItsRelease() throws IOException {
    SupportReport report =
        report(
            "{\"type\":\"library\",\"name\":\"openssl\",\"version\":\"3.5.0-beta1\"}",
            "{\"type\":\"library\",\"name\":\"openssl\",\"version\":\"3.5.1\"}");
    String beware = "; beware: 3.5.0-beta1 came before the release of the line that is judged";
    assertTrue(report.verdicts().get(1).explanation().endsWith(beware));
    assertEquals(
        report.verdicts().get(2).explanation() + beware, report.verdicts().get(1).explanation());
  }

  @Test
  void withoutASystemTheMajorityOfPackagesNamesIt() throws IOException {
    SupportReport report =
        report(
            purl("pkg:deb/debian/a@1?distro=debian-12"),
            purl("pkg:deb/debian/b@1?distro=debian-12.5"),
            purl("pkg:deb/ubuntu/c@1?distro=ubuntu-24.04"));
    SupportVerdict os = report.verdicts().get(0);
    assertEquals(SupportState.EXTENDED_CONTRACT, os.state());
    assertEquals("qualifier distro of 2 of 3 packages", os.evidence().get(0).field());
    SupportReport even =
        report(
            purl("pkg:deb/debian/a@1?distro=debian-12"),
            purl("pkg:deb/ubuntu/c@1?distro=ubuntu-24.04"));
    assertEquals(SupportState.UNKNOWN, even.verdicts().get(0).state());
  }

  @Test
  void aSystemThatItsPackagesContradictIsUnknown() throws IOException {
    String packages = purl("pkg:deb/debian/a@1?distro=debian-11");
    SupportVerdict os = report(system("debian", "13"), packages).verdicts().get(0);
    assertEquals(SupportState.UNKNOWN, os.state());
    assertTrue(os.explanation().contains("different releases"), os.explanation());
    assertEquals(2, os.evidence().size());
    SupportReport same =
        report(system("debian", "13.1"), purl("pkg:deb/debian/a@1?distro=debian-13"));
    assertEquals(SupportState.SUPPORTED, same.verdicts().get(0).state());
  }

  @Test
  void severalSystemsAreCandidatesWithTheEarliestEnd() throws IOException {
    SupportReport same = report(system("debian", "13"), system("debian", "13.1"));
    assertEquals(SupportState.SUPPORTED, same.verdicts().get(0).state());
    SupportVerdict os =
        report(system("debian", "13"), system("alpine", "3.20.3")).verdicts().get(0);
    assertEquals(SupportState.AMBIGUOUS, os.state());
    assertEquals(LocalDate.of(2026, 4, 1), os.supportEnd());
    SupportVerdict one = report(system("debian", "13"), system("pump", "1")).verdicts().get(0);
    assertEquals(SupportState.UNKNOWN, one.state());
  }

  @Test
  void theCpeOfASystemAnswersWhereItsNameDoesNot() throws IOException {
    SupportVerdict os =
        report(
                "{\"type\":\"operating-system\",\"name\":\"Windows 10\",\"version\":\"1809\","
                    + "\"cpe\":\"cpe:2.3:o:debian:debian_linux:13:*:*:*:*:*:*:*\"}")
            .verdicts()
            .get(0);
    assertEquals(SupportState.SUPPORTED, os.state());
    assertEquals("/components/0/cpe", os.evidence().get(1).field());
  }

  @Test
  void aDocumentWithoutAnySystemIsUnknown() throws IOException {
    SupportVerdict os = report().verdicts().get(0);
    assertEquals(SupportState.UNKNOWN, os.state());
    assertEquals("CycloneDX 1.6", os.evidence().get(0).value());
  }

  @Test
  void someComponentsMayBeUnknownButNeverTheSystem() throws IOException {
    String[] parts = {system("debian", "13"), purl("pkg:npm/a@1"), purl("pkg:npm/b@1")};
    assertEquals(SupportAnswer.PASSED, answer(report(parts), 2));
    assertEquals(SupportAnswer.UNKNOWN, answer(report(parts), 1));
    parts[0] = system("pump", "1");
    assertEquals(SupportAnswer.UNKNOWN, answer(report(parts), 2));
    parts[0] = system("debian", "8");
    assertEquals(SupportAnswer.REFUSED, answer(report(parts), 2));
    parts[0] = system("debian", "13");
    parts[1] = "{\"type\":\"library\",\"name\":\"openssl\",\"version\":\"1.1.1w\"}";
    assertEquals(SupportAnswer.REFUSED, answer(report(parts), 1));
  }

  private static SupportAnswer answer(SupportReport report, int unknown) {
    return SupportAnswer.of(report, SupportAnswer.USUALLY_ALLOWED, unknown);
  }
}
