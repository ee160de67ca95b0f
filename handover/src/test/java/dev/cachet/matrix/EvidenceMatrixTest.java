package dev.cachet.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.finding.Severity;
import dev.cachet.gate.record.GateRecord;
import dev.cachet.manifest.FileKind;
import dev.cachet.matrix.MatrixRow.Status;
import dev.cachet.override.WayRound;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Factory;
import dev.cachet.released.Factory.Content;
import dev.cachet.released.Release;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requirement is answered by what, and what is left when a rule is taken out. */
class EvidenceMatrixTest {
  @TempDir static Path folder;
  private static Factory factory;
  private static Path file;
  private static Path bare;

  @BeforeAll
  static void make() throws Exception {
    factory = new Factory(folder);
    file = factory.release(Content.of("1.0", 1, Map.of("libexample1", "1.2-3")));
    bare = factory.release(Content.of("1.1", 2, Map.of("libexample1", "1.2-3")).withProfile(""));
  }

  private static List<MatrixRow> rows(List<String> rules) throws Exception {
    try (Release release = factory.open(file)) {
      return EvidenceMatrix.of(release, rules);
    }
  }

  private static MatrixRow row(String id) throws Exception {
    return rows(WayRound.rules()).stream()
        .filter(each -> each.requirement().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRequirementStandsOnceAndSaysWhatAnswersIt() throws Exception {
    List<MatrixRow> rows = rows(WayRound.rules());
    List<String> ids = rows.stream().map(each -> each.requirement().id()).toList();
    assertEquals(51, ids.size());
    assertEquals(51, new TreeSet<>(ids).size());
    for (MatrixRow each : rows) {
      assertTrue(!each.result().isBlank(), each.toString());
      assertEquals(each.path().isEmpty(), each.sha256().isEmpty(), each.toString());
      boolean answered = each.status() == Status.CHECKED || each.status() == Status.EVIDENCE_GIVEN;
      assertEquals(answered, !each.path().isEmpty(), each.toString());
    }
  }

  @Test
  void aRowNamesTheFileThatWasJudgedAndItsDigest() throws Exception {
    MatrixRow support = row("REQ-OS-03");
    assertEquals(Status.CHECKED, support.status());
    assertEquals("passed", support.result());
    assertEquals("files/gate.json", support.path());
    assertTrue(support.sha256().matches("[0-9a-f]{64}"), support.sha256());
    MatrixRow age = row("REQ-SBOM-10");
    assertEquals("passed", age.result());
    assertEquals(Status.EVIDENCE_GIVEN, row("REQ-DOC-01").status());
    assertEquals(Status.NOT_COVERED, row("REQ-SBOM-04").status());
    assertEquals(
        "the policy does not ask for the change since the last one", row("REQ-ID-02").result());
    MatrixRow payload = row("REQ-SBOM-05");
    assertEquals("passed, 1 warning", payload.result());
    assertEquals("gate.payload-not-described", payload.findings().get(0).rule());
  }

  static Stream<String> rules() {
    return WayRound.rules().stream();
  }

  /** A gate that does not run a rule has found nothing by it, which is no answer. */
  @ParameterizedTest
  @MethodSource("rules")
  void takingOutARuleTurnsARow(String rule) throws Exception {
    List<String> others = WayRound.rules().stream().filter(each -> !each.equals(rule)).toList();
    List<String> turned =
        rows(others).stream()
            .filter(each -> each.status() == Status.NOT_COVERED)
            .filter(each -> each.result().equals("the gate does not run the rule " + rule))
            .map(each -> each.requirement().id())
            .toList();
    List<String> asking =
        Requirement.all().stream()
            .filter(each -> each.rules().contains(rule))
            .map(Requirement::id)
            .toList();
    assertTrue(!asking.isEmpty(), rule);
    assertEquals(asking, turned);
  }

  /** What a rule finds is told in its rows and in no other, whatever else they say. */
  @ParameterizedTest
  @MethodSource("rules")
  void whatARuleFindsTurnsItsRows(String rule) throws Exception {
    try (Release release = factory.open(bare)) {
      byte[] record = release.bytes(release.file(FileKind.GATE).orElseThrow());
      List<MatrixRow> before = EvidenceMatrix.of(release);
      for (Severity severity : List.of(Severity.WARNING, Severity.ERROR)) {
        GateRecord found = GateRecord.read(with(record, rule, severity));
        List<MatrixRow> after = EvidenceMatrix.of(release, Optional.of(found), WayRound.rules());
        for (int i = 0; i < after.size(); i++) {
          boolean asks = after.get(i).requirement().rules().contains(rule);
          assertEquals(asks, tells(after.get(i), rule), after.get(i).toString());
          if (asks) {
            assertNotEquals(before.get(i).toString(), after.get(i).toString());
          }
        }
      }
    }
  }

  private static boolean tells(MatrixRow row, String rule) {
    return row.findings().stream()
        .anyMatch(each -> each.rule().equals(rule) && each.subject().equals("planted"));
  }

  private static byte[] with(byte[] record, String rule, Severity severity) throws Exception {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(record);
    json.withArray("findings")
        .addObject()
        .put("rule", rule)
        .put("subject", "planted")
        .put("severity", severity.name())
        .put("message", "found")
        .putArray("evidence");
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void noRowNamesARuleThatTheGateDoesNotRun() {
    TreeSet<String> named =
        Requirement.all().stream()
            .flatMap(each -> each.rules().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(WayRound.rules()), named);
  }

  @Test
  void documentsSayTheSameTwice() throws Exception {
    try (Release release = factory.open(file)) {
      MatrixDocument matrix = new MatrixDocument(release, Factory.DAY, "9.9");
      assertArrayEquals(matrix.json(), new MatrixDocument(release, Factory.DAY, "9.9").json());
      JsonNode json = new ObjectMapper().readTree(matrix.json());
      assertEquals(51, json.get("rows").size());
      assertEquals("REQ-UPD-01", json.get("rows").get(0).get("id").asText());
      for (Language language : Language.values()) {
        String html = new String(matrix.html(Phrases.of(language)), StandardCharsets.UTF_8);
        assertTrue(html.contains("REQ-OS-03"), html);
        assertTrue(!html.contains("<script"), html);
      }
    }
  }
}
