package dev.cachet.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.drift.input.FreshnessCheck;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingWaiversTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-30");
  private static final String RULE = "quality.ntia-2021.supplier";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "agent 1.0, PASSED",
    "agent, PASSED",
    "pkg:generic/agent@1.1, FOUND",
    "pkg:generic/a/*, FOUND",
    "other 1.0, FOUND"
  })
  void acceptsWhatItNamesAndNothingElse(String subject, CheckAnswer answer) throws Exception {
    assertEquals(answer, CheckAnswer.of(check(waiver(RULE, subject)).findings()));
  }

  @Test
  void aStarStandsForAllBelowIt() throws Exception {
    FindingWaivers waivers = read(waiver("drift.x", "pkg:maven/org.slf4j/*"));
    assertEquals(Severity.INFO, severity(waivers, "drift.x", "pkg:maven/org.slf4j/slf4j-api@2"));
    assertEquals(Severity.ERROR, severity(waivers, "drift.y", "pkg:maven/org.slf4j/slf4j-api@2"));
    assertEquals(Severity.ERROR, severity(waivers, "drift.x", "pkg:maven/org.slf4jx/slf4j@2"));
  }

  @Test
  void saysWhoAcceptedWhatUntilWhen() throws Exception {
    Finding accepted = check(waiver(RULE, "agent 1.0")).findings().get(0);
    assertEquals(Severity.INFO, accepted.severity());
    assertTrue(
        accepted
            .message()
            .startsWith("waived until 2026-12-31 by QA (asked the maker): agent 1.0 does not"),
        accepted.message());
    assertEquals(new Evidence("waivers", "/waivers/0", "2026-12-31"), accepted.evidence().get(1));
  }

  @Test
  void aWaiverThatIsOverOrUnusedIsTold() throws Exception {
    String over = waiver(RULE, "agent 1.0").replace("2026-12-31", "2026-11-29");
    SbomCheck.Result result = check(over);
    assertEquals(CheckAnswer.FOUND, CheckAnswer.of(result.findings()));
    assertEquals("quality.waiver-not-in-force", last(result).rule());
    assertEquals("quality.waiver-unused", last(check(waiver(RULE, "nobody"))).rule());
    String early = waiver(RULE, "agent 1.0").replace("2026-06-01", "2026-12-01");
    assertEquals("quality.waiver-not-in-force", last(check(early)).rule());
  }

  /** Of many components without a field only some are listed; a waiver is about each. */
  @Test
  void componentsThatAreNotListedCountToo() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      many.append(
          "{\"type\":\"library\",\"name\":\"n%d\",\"bom-ref\":\"pkg:generic/%s/n%d\"},"
              .formatted(i, i == 49 ? "other" : "own", i));
    }
    String document =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
            + many.substring(0, many.length() - 1)
            + "]}";
    QualityCheck check =
        new QualityCheck(
            Profile.named("ntia-2021").orElseThrow(), read(waiver(RULE, "pkg:generic/own/*")));
    List<Finding> findings;
    try (InputStream in =
        new java.io.ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))) {
      findings =
          check.check(in, "x").findings().stream().filter(f -> f.rule().equals(RULE)).toList();
    }
    assertEquals(
        List.of("n49"),
        findings.stream()
            .filter(f -> f.severity() == Severity.ERROR)
            .map(Finding::subject)
            .toList());
    assertEquals(QualityCheck.MAX_LISTED + 1, findings.size());
  }

  /** What cannot be told is no error, and stays untold. */
  @Test
  void nobodyWaivesWhatCannotBeTold() throws Exception {
    Finding untold = new Finding("drift.no-part", "x", Severity.WARNING, "x", List.of());
    List<Finding> after = read(waiver("drift.no-part", "x")).applied(List.of(untold));
    assertEquals(CheckAnswer.UNKNOWN, CheckAnswer.of(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"subject\":\"agent 1.0\"|\"subject\":\"*\"|/waivers/0/subject",
        "\"subject\":\"agent 1.0\"|\"subject\":\"pkg:maven/*\"|/waivers/0/subject",
        "2026-12-31|2028-12-31|/waivers/0/expires",
        "2026-12-31|soon|/waivers/0/expires",
        "\"approver\":\"QA\"|\"approved by\":\"QA\"|/waivers/0/approved by",
      })
  void everyMistakeNamesItsPlace(String from, String to, String place) {
    String json = waiver(RULE, "agent 1.0").replace(from, to);
    IOException wrong = assertThrows(IOException.class, () -> read(json));
    assertTrue(wrong.getMessage().startsWith(place + ":"), wrong.getMessage());
  }

  private static Severity severity(FindingWaivers waivers, String rule, String ref) {
    Finding finding =
        new Finding(rule, "x", Severity.ERROR, "x", List.of(new Evidence("f", "/p", ref)));
    return waivers.applied(finding).severity();
  }

  private static Finding last(SbomCheck.Result result) {
    return result.findings().get(result.findings().size() - 1);
  }

  private static FindingWaivers read(String json) throws IOException {
    return FindingWaivers.read(json.getBytes(StandardCharsets.UTF_8), DAY);
  }

  private static String waiver(String rule, String subject) {
    return "{\"schemaVersion\":1,\"waivers\":[{\"rule\":\""
        + rule
        + "\",\"subject\":\""
        + subject
        + "\",\"approved\":\"2026-06-01\",\"expires\":\"2026-12-31\","
        + "\"justification\":\"asked the maker\",\"approver\":\"QA\"}]}";
  }

  private SbomCheck.Result check(String waivers) throws Exception {
    Path file = folder.resolve("sbom.json");
    try (InputStream complete = SbomCheckTest.class.getResourceAsStream("complete.cdx.json")) {
      String text = new String(complete.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, text.replace("\"name\": \"Agents\", ", ""));
    }
    return new SbomCheck(
            new FreshnessCheck(DAY, null, 180),
            List.of(Profile.named("ntia-2021").orElseThrow()),
            read(waivers))
        .check(file, List.of());
  }
}
