package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FindingAnnotationTest {
  @Test
  void writesACommandOfGithubForEachFinding() {
    assertEquals(
        """
        ::error file=build/rootfs/etc/os-release,title=lifecycle.ended::debian 9: over since 2020-07-18
        ::warning file=build/rootfs,title=lifecycle.unknown::acme 1: not identified
        ::notice file=build/rootfs,title=lifecycle.supported::pkg:deb/debian/openssl@3.0.11: supported
        """,
        Findings.text(FindingFormat.GITHUB, Findings.all("build/rootfs")));
  }

  @Test
  void letsNoNameStartACommandOfItsOwn() {
    Finding hostile = Findings.about("x\r\n::stop-commands::y", "100%0A::error::z");
    assertEquals(
        "::error file=a%3Ab%2Cc%25d,title=lifecycle.ended"
            + "::x\\u000d\\u000a::stop-commands::y: 100%250A::error::z\n",
        Findings.text(FindingFormat.GITHUB, Findings.report("a:b,c%d", hostile)));
    assertEquals(
        "::error title=lifecycle.ended::a: b\n",
        Findings.text(FindingFormat.GITHUB, Findings.report("", Findings.about("a", "b"))));
  }

  @Test
  void writesACodeQualityReportOfGitlab() throws IOException {
    Object report = JsonTree.of(FindingFormat.GITLAB.write(Findings.all("sbom.cdx.json")));
    assertEquals(3, JsonTree.array(report).size());
    assertEquals("debian 9: over since 2020-07-18", JsonTree.at(report, "0/description"));
    assertEquals("lifecycle.ended", JsonTree.at(report, "0/check_name"));
    assertEquals("major", JsonTree.at(report, "0/severity"));
    assertEquals("minor", JsonTree.at(report, "1/severity"));
    assertEquals("info", JsonTree.at(report, "2/severity"));
    assertEquals("sbom.cdx.json", JsonTree.at(report, "2/location/path"));
    assertEquals(1L, JsonTree.at(report, "2/location/lines/begin"));
    assertEquals(64, JsonTree.at(report, "0/fingerprint").toString().length());
  }

  @Test
  void givesGitlabAPlaceEvenWhereThereIsNone() throws IOException {
    byte[] report = FindingFormat.GITLAB.write(Findings.report("", Findings.UNKNOWN));
    assertEquals(".", JsonTree.at(JsonTree.of(report), "0/location/path"));
  }
}
