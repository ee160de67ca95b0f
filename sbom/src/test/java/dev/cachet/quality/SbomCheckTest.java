package dev.cachet.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.drift.input.FreshnessCheck;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.FindingReport;
import dev.cachet.finding.Severity;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.source.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomCheckTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-30");

  @TempDir Path folder;

  @Test
  void aCompleteFreshAndTrueDocumentPasses() throws Exception {
    Path file = complete();
    Inventory now = new Inventory(SbomDocument.read(file).sbom().content(), List.of());

    SbomCheck.Result result = check(7, "fda-524b").check(file, List.of(now));

    assertEquals(List.of(), result.findings());
    assertEquals(CheckAnswer.PASSED, CheckAnswer.of(result.findings()));
  }

  @Test
  void aStaleDocumentIsAFinding() throws Exception {
    SbomCheck.Result result = check(6).check(complete(), List.of());

    assertEquals("freshness.too-old", result.findings().get(0).rule());
    assertEquals(CheckAnswer.FOUND, CheckAnswer.of(result.findings()));
  }

  @Test
  void aDocumentInAnotherFormatIsCheckedInItsCycloneDxForm() throws Exception {
    Path xml = folder.resolve("sbom.xml");
    Files.write(xml, SbomSpec.CYCLONEDX_1_6_XML.write(SbomDocument.read(complete()).sbom()));

    assertEquals(List.of(), check(null, "ntia-2021").check(xml, List.of()).findings());
  }

  @Test
  void whatIsNoSbomIsNotChecked() throws Exception {
    Path file = Files.writeString(folder.resolve("x.json"), "{}");

    assertThrows(InvalidSbomException.class, () -> check(null).check(file, List.of()));
  }

  @Test
  void unknownIsKeptApartFromFoundAndFromPassed() {
    Finding untold = finding("drift.no-part", Severity.WARNING);
    Finding warning = finding("quality.x.y", Severity.WARNING);
    Finding error = finding("quality.x.y", Severity.ERROR);

    assertEquals(CheckAnswer.PASSED, CheckAnswer.of(List.of(warning)));
    assertEquals(CheckAnswer.UNKNOWN, CheckAnswer.of(List.of(warning, untold)));
    assertEquals(CheckAnswer.FOUND, CheckAnswer.of(List.of(untold, error)));
    assertEquals(
        CheckAnswer.UNKNOWN,
        CheckAnswer.of(List.of(finding("freshness.no-timestamp", Severity.WARNING))));
  }

  @Test
  void theReportHasScoresAndFindings() throws Exception {
    Path file = complete();
    Files.writeString(file, Files.readString(file).replace("\"name\": \"Agents\", ", ""));
    SbomCheck.Result result = check(null, "ntia-2021").check(file, List.of());
    FindingReport report = new FindingReport("sbom check", DAY, "1", "sbom.json", List.of());

    String text = new String(result.write(FindingFormat.TEXT, report), StandardCharsets.UTF_8);
    assertTrue(text.contains("ntia-2021: 13 of 14 required values are present (92 %)"), text);
    assertTrue(text.contains("  supplier             must           1 of 2\n"), text);
    assertTrue(text.contains("error quality.ntia-2021.supplier: agent 1.0"), text);
    String json = new String(result.write(FindingFormat.JSON, report), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"percent\" : 92"), json);
    assertTrue(json.contains("\"field\" : \"/components/0\""), json);
    String sarif = new String(result.write(FindingFormat.SARIF, report), StandardCharsets.UTF_8);
    assertTrue(sarif.contains("quality.ntia-2021.supplier"), sarif);
  }

  @Test
  void evidenceInTheComparedThingIsNoPlaceInTheDocument() {
    Evidence program = new Evidence("/usr/bin/agent", "sha256", "00");
    Finding drifted =
        new Finding("drift.hash-differs", "agent", Severity.ERROR, "x", List.of(program));
    SbomCheck.Result result = new SbomCheck.Result(List.of(drifted), List.of());
    FindingReport report = new FindingReport("sbom check", DAY, "1", "sbom.json", List.of());

    String github = new String(result.write(FindingFormat.GITHUB, report), StandardCharsets.UTF_8);
    assertTrue(github.startsWith("::error file=sbom.json,title="), github);
  }

  private static Finding finding(String rule, Severity severity) {
    return new Finding(rule, "x", severity, "x", List.of());
  }

  private static SbomCheck check(Integer maxAge, String... profiles) {
    return new SbomCheck(
        new FreshnessCheck(DAY, maxAge, SupportReport.FAIL_AGE_DAYS),
        List.of(profiles).stream().map(id -> Profile.named(id).orElseThrow()).toList());
  }

  private Path complete() throws IOException {
    Path file = folder.resolve("sbom.json");
    try (InputStream complete = SbomCheckTest.class.getResourceAsStream("complete.cdx.json")) {
      Files.write(file, complete.readAllBytes());
    }
    return file;
  }
}
