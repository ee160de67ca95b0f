package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingSarifTest {
  private static Object run(FindingReport report) throws IOException {
    return JsonTree.at(JsonTree.of(FindingFormat.SARIF.write(report)), "runs/0");
  }

  private static Object fingerprint(Finding finding) throws IOException {
    return JsonTree.at(
        run(Findings.report("", finding)), "results/0/partialFingerprints/primaryLocationLineHash");
  }

  @Test
  void writesNothingThatTheSchemaDoesNotKnow() throws IOException {
    byte[] sarif = FindingFormat.SARIF.write(Findings.all("build/rootfs"));
    assertEquals(List.of(), SarifSchema.errors(sarif));
    byte[] empty = FindingFormat.SARIF.write(Findings.report(""));
    assertEquals(List.of(), SarifSchema.errors(empty));
    byte[] other = "{\"version\":\"2.0.0\",\"more\":[]}".getBytes(StandardCharsets.US_ASCII);
    assertEquals(4, SarifSchema.errors(other).size());
  }

  @Test
  void givesEachRuleOnceWithItsHelpAndPointsAtItFromEachResult() throws IOException {
    Finding again = Findings.about("debian 8", "over");
    Object run = run(Findings.report("r", Findings.ENDED, Findings.UNKNOWN, again));
    assertEquals("lifecycle.ended", JsonTree.at(run, "tool/driver/rules/0/id"));
    assertEquals("lifecycle.unknown", JsonTree.at(run, "tool/driver/rules/1/id"));
    assertEquals(2, JsonTree.array(JsonTree.at(run, "tool/driver/rules")).size());
    assertEquals(
        "Change to a supported cycle, or accept the risk in a reviewed waiver.",
        JsonTree.at(run, "tool/driver/rules/0/help/text"));
    assertEquals(0L, JsonTree.at(run, "results/0/ruleIndex"));
    assertEquals(1L, JsonTree.at(run, "results/1/ruleIndex"));
    assertEquals(0L, JsonTree.at(run, "results/2/ruleIndex"));
  }

  @Test
  void saysWhatWasJudgedByWhatAndOnWhichDay() throws IOException {
    Object run = run(Findings.all("build/rootfs"));
    assertEquals("0.1.0", JsonTree.at(run, "tool/driver/version"));
    assertEquals("lifecycle check/", JsonTree.at(run, "automationDetails/id"));
    assertEquals("2026-11-23", JsonTree.at(run, "properties/asOf"));
    assertEquals("facts of 2026-08-22", JsonTree.at(run, "properties/basis"));
    assertEquals("error", JsonTree.at(run, "results/0/level"));
    assertEquals("warning", JsonTree.at(run, "results/1/level"));
    assertEquals("note", JsonTree.at(run, "results/2/level"));
    assertEquals("debian 9: over since 2020-07-18", JsonTree.at(run, "results/0/message/text"));
  }

  @Test
  void placesAFindingInTheFileOfItsEvidence() throws IOException {
    Object run = run(Findings.all("build/my root"));
    String artifact = "results/0/locations/0/physicalLocation/artifactLocation";
    assertEquals("build/my%20root/etc/os-release", JsonTree.at(run, artifact + "/uri"));
    assertEquals("%SRCROOT%", JsonTree.at(run, artifact + "/uriBaseId"));
    assertEquals(
        "VERSION_ID",
        JsonTree.at(run, "results/0/locations/0/logicalLocations/0/fullyQualifiedName"));
    Object absolute = run(Findings.all("/"));
    assertEquals("file:///etc/os-release", JsonTree.at(absolute, artifact + "/uri"));
    assertFalse(JsonTree.object(JsonTree.at(absolute, artifact)).containsKey("uriBaseId"));
    Object document = run(Findings.report("sbom.cdx.json", Findings.SUPPORTED));
    assertEquals("sbom.cdx.json", JsonTree.at(document, artifact + "/uri"));
    assertEquals(
        "/components/3/purl",
        JsonTree.at(document, "results/0/locations/0/logicalLocations/0/fullyQualifiedName"));
    Object nowhere = run(Findings.report("", Findings.UNKNOWN));
    assertFalse(JsonTree.object(JsonTree.at(nowhere, "results/0")).containsKey("locations"));
  }

  @Test
  void keepsTheFingerprintWhenOnlyMessageAndEvidenceChange() throws IOException {
    Finding one = Findings.about("debian 9", "63 days old");
    Finding later = Findings.about("debian 9", "64 days old");
    Finding other = Findings.about("debian 10", "63 days old");
    assertEquals(fingerprint(one), fingerprint(later));
    assertNotEquals(fingerprint(one), fingerprint(other));
    Object run = run(Findings.report("", one, later));
    Map<String, Object> first = JsonTree.object(JsonTree.at(run, "results/0/partialFingerprints"));
    Map<String, Object> second = JsonTree.object(JsonTree.at(run, "results/1/partialFingerprints"));
    assertNotEquals(first, second);
  }

  @Test
  void leavesNoLinkAndNoPlaceholderInAMessage() throws IOException {
    Object run = run(Findings.report("", Findings.about("[x](http://evil.example)", "{0}\u202e")));
    String message = (String) JsonTree.at(run, "results/0/message/text");
    assertEquals("\\u005bx\\u005d(http://evil.example): \\u007b0\\u007d\\u202e", message);
  }

  @Test
  void givesTheSameBytesForTheSameReport() {
    String first = Findings.text(FindingFormat.SARIF, Findings.all("r"));
    assertEquals(first, Findings.text(FindingFormat.SARIF, Findings.all("r")));
    assertTrue(first.endsWith("}\n"));
  }
}
