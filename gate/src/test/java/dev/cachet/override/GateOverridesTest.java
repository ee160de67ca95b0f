package dev.cachet.override;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.TableBeside;
import dev.cachet.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paper serves which rule, and what a file of overrides has to say. */
class GateOverridesTest {
  private static final String GOOD =
      "{\"rule\":\"gate.network-missing\",\"subject\":\"network\",\"previousSbom\":\"none\","
          + "\"sbom\":\""
          + "b".repeat(64)
          + "\",\"approved\":\"2026-11-20\",\"expires\":\"2026-12-20\",\"role\":\"quality"
          + " assurance\",\"reason\":\"no network\"}";

  @TempDir Path folder;

  private static GateOverrides read(String each) throws Exception {
    return GateOverrides.read(
        ("{\"schemaVersion\":1,\"overrides\":[" + each + "]}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsWhoLetsWhatPass() throws Exception {
    UnsafeGateOverride read = read(GOOD).all().get(0);
    assertEquals("quality assurance", read.role());
    assertTrue(read.isAbout("gate.network-missing", "network"));
    assertTrue(read.isOf("none", "b".repeat(64)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gate.network-missing|gate.os-state|a waiver",
        "gate.network-missing|gate.support-days-left|a waiver",
        "gate.network-missing|gate.change-asked|an answer",
        "gate.network-missing|gate.no-payload|name the payload",
        "gate.network-missing|gate.category-differs|the policy of this device",
        "gate.network-missing|gate.change-contradicted|the rule of the change-class check",
        "gate.network-missing|gate.no-such-rule|no rule of the gate",
        "\"role\":\"quality assurance\",||/overrides/0/role: missing",
        "\"reason\":\"no network\"|\"reason\":\" \"|/overrides/0/reason",
        "\"subject\"|\"everything\":true,\"subject\"|/overrides/0/everything: unknown",
        "2026-12-20|2027-11-22|366 days",
        "2026-12-20|2026-11-19|366 days",
        "\"none\"|\"any\"|/overrides/0/previousSbom",
        "bbbbbbbb\"|\"|/overrides/0/sbom",
      })
  void refusesWhatAnotherPaperServesOrWhatIsNotSaid(String from, String to, String problem) {
    String edited = GOOD.replace(from, to == null ? "" : to);
    assertTrue(!edited.equals(GOOD), from);
    String told = assertThrows(InvalidOverridesException.class, () -> read(edited)).getMessage();
    assertTrue(told.contains(problem), told);
  }

  @Test
  void namesTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("o.json"), "{\"schemaVersion\":2}");
    String told =
        assertThrows(InvalidOverridesException.class, () -> GateOverrides.read(file)).getMessage();
    assertTrue(
        told.startsWith(file + "/overrides: missing") || told.startsWith(file + "/schemaVersion"),
        told);
  }

  @Test
  void everyRuleThatTheGateMayRefuseByHasItsWay() {
    List<String> asked =
        TableBeside.rows(Finding.class, "rules.tsv", 3).stream()
            .map(row -> row.get(0))
            .filter(id -> id.startsWith("gate.") || id.startsWith("drift."))
            .sorted()
            .toList();
    assertEquals(asked, WayRound.rules().stream().sorted().toList());
    Map<String, WayRound.Kind> expected =
        Map.of(
            "gate.sbom-too-old", WayRound.Kind.OVERRIDE,
            "gate.os-state", WayRound.Kind.WAIVER,
            "gate.change-asked", WayRound.Kind.ANSWER,
            "gate.payload-missing", WayRound.Kind.NONE,
            "change.os-release", WayRound.Kind.OVERRIDE);
    expected.forEach((rule, kind) -> assertEquals(kind, WayRound.of(rule).kind(), rule));
  }
}
