package dev.cachet.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.lifecycle.SupportState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of levels, and what a policy file makes of it. */
class PolicyTableTest {
  private static final PolicyTable TABLE = PolicyTable.bundled();

  private static GatePolicy read(String category, String more) throws InvalidPolicyException {
    return GatePolicy.read(
        ("{\"schemaVersion\":1,\"category\":{"
                + category
                + "},\"change\":{\"subject\":\"embedded\"}"
                + more
                + "}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void noRowAsksForLessAtAStricterLevel() {
    for (PolicyRow row : TABLE.rows()) {
      for (int i = 1; i < PolicyLevel.values().length; i++) {
        String milder = row.cell(PolicyLevel.values()[i - 1]).value();
        String stricter = row.cell(PolicyLevel.values()[i]).value();
        PolicyRow.Strictness is = row.compare(stricter, milder);
        assertTrue(
            Set.of(PolicyRow.Strictness.SAME, PolicyRow.Strictness.STRICTER).contains(is),
            row.id() + " " + milder + " to " + stricter + " is " + is);
      }
    }
  }

  @Test
  void everyRowSaysWhyWhoCarriesItAndWhomItServes() {
    assertTrue(TABLE.rows().size() >= 25, "rows " + TABLE.rows().size());
    for (PolicyRow row : TABLE.rows()) {
      assertTrue(row.requirement().matches("REQ-[A-Z]+-\\d{2}"), row.id());
      assertTrue(Set.of("root", "manifest", "evidence", "integrator").contains(row.carrier()));
      assertTrue(Set.of("gate", "seal", "format", "nobody").contains(row.check()), row.id());
      assertEquals(row.carrier().equals("root"), row.check().equals("seal"), row.id());
      for (PolicyLevel level : PolicyLevel.values()) {
        assertEquals("", row.fault(row.cell(level).value()), row.id());
        assertFalse(row.cell(level).rationale().isBlank(), row.id());
      }
    }
    for (PolicyTable.Preset preset : TABLE.presets()) {
      preset.values().keySet().forEach(row -> assertTrue(TABLE.row(row).isPresent(), row));
      assertTrue(preset.doesNotCover().contains("SHA-256"), preset.preset());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"mdr\":\"I\"', P0",
    "'\"mdr\":\"Is\"', P1",
    "'\"mdr\":\"IIa\"', P1",
    "'\"mdr\":\"IIb\"', P2",
    "'\"mdr\":\"III\"', P3",
    "'\"ivdr\":\"A\"', P0",
    "'\"ivdr\":\"C\"', P2",
    "'\"ivdr\":\"D\"', P3",
    "'\"iec62304\":\"A\"', P0",
    "'\"iec62304\":\"B\"', P1",
    "'\"iec62304\":\"C\"', P3",
    "'\"connectivity\":\"N3\"', P3",
    "'\"mdr\":\"IIa\",\"iec62304\":\"A\",\"connectivity\":\"N2\"', P2",
    "'\"mdr\":\"I\",\"iec62304\":\"C\"', P3"
  })
  void theStrictestOfWhatIsSaidDecidesTheLevel(String category, PolicyLevel level)
      throws Exception {
    assertEquals(level, read(category, "").values().orElseThrow().level());
  }

  @Test
  void aCategoryFillsInWhatTheFileDoesNotState() throws Exception {
    GatePolicy policy = read("\"mdr\":\"IIb\"", "");
    assertEquals(365, policy.minimumSupportDaysLeft());
    assertEquals(14, policy.catalogueFailAfterDays());
    assertEquals(7, policy.sbomMaximumAgeDays());
    assertTrue(policy.undescribedRefused());
    assertFalse(policy.statementsRefused());
    assertEquals(
        Set.of(SupportState.SUPPORTED, SupportState.SECURITY_ONLY, SupportState.WAIVED),
        policy.allowedStates());
    GatePolicy own =
        read("\"mdr\":\"IIb\"", ",\"catalogue\":{\"warnAfterDays\":60,\"failAfterDays\":180}");
    assertEquals(180, own.catalogueFailAfterDays());
    PolicyValue value = own.values().orElseThrow().value("catalogue.maximum-age");
    assertEquals("180", value.value());
    assertEquals("policy", value.source());
    assertEquals(365, own.minimumSupportDaysLeft());
  }

  @Test
  void aValueIsSetWithAReason() throws Exception {
    GatePolicy policy =
        read(
            "\"mdr\":\"III\"",
            ",\"values\":[{\"row\":\"os.support-left\",\"value\":\"400\",\"rationale\":\"short"
                + " life\"},{\"row\":\"signature.families\",\"value\":\"any\",\"rationale\":\"x\"}]");
    assertEquals(400, policy.minimumSupportDaysLeft());
    assertEquals("any", policy.values().orElseThrow().ofRoot(null).get("signature.families"));
    assertEquals("short life", policy.values().orElseThrow().value("os.support-left").rationale());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schemaVersion\":1,\"category\":{\"mdr\":\"IV\"},\"change\":{\"subject\":\"embedded\"}}|/category/mdr",
        "{\"schemaVersion\":1,\"category\":{},\"change\":{\"subject\":\"embedded\"}}|/category",
        "{\"schemaVersion\":1,\"category\":{\"fda\":\"3\"},\"change\":{\"subject\":\"embedded\"}}|/category/fda",
        "{\"schemaVersion\":1,\"category\":{\"mdr\":\"I\"}}|/change",
        "{\"schemaVersion\":1,\"category\":{\"mdr\":\"I\"},\"change\":{\"subject\":\"both\"}}|/change/subject",
        "{\"schemaVersion\":1,\"category\":{\"mdr\":\"I\"},\"change\":{\"subject\":\"embedded\"},\"preset\":\"best\"}|/preset",
        "{\"schemaVersion\":1,\"category\":{\"mdr\":\"I\"},\"change\":{\"subject\":\"embedded\"},\"values\":[{\"row\":\"x\",\"value\":\"1\",\"rationale\":\"y\"}]}|/values/0/row",
        "{\"schemaVersion\":1,\"category\":{\"mdr\":\"I\"},\"change\":{\"subject\":\"embedded\"},\"values\":[{\"row\":\"os.support-left\",\"value\":\"many\",\"rationale\":\"y\"}]}|/values/0/value",
        "{\"schemaVersion\":1,\"preset\":\"hybrid\"}|/preset"
      })
  void refusesWhatTheTableDoesNotHave(String json, String place) {
    InvalidPolicyException e =
        assertThrows(
            InvalidPolicyException.class,
            () -> GatePolicy.read(json.getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().contains(place), e.getMessage());
  }

  @Test
  void hybridHangsOnTheLengthOfTheServiceAtP2() throws Exception {
    PolicyValues values = read("\"mdr\":\"IIb\"", "").values().orElseThrow();
    String row = "signature.families";
    assertEquals("any", values.ofRoot(LocalDate.of(2030, 12, 31)).get(row));
    assertEquals("classical+pq", values.ofRoot(LocalDate.of(2031, 1, 1)).get(row));
    assertEquals("classical+pq", values.ofRoot(null).get(row));
  }

  @Test
  void presetsSetTheirRows() throws Exception {
    var hybrid = read("\"mdr\":\"I\"", ",\"preset\":\"hybrid\"").values().orElseThrow();
    assertEquals("classical+pq", hybrid.ofRoot(null).get("signature.families"));
    var one = read("\"mdr\":\"III\"", ",\"preset\":\"ml-dsa-87-only\"").values().orElseThrow();
    assertEquals("pq", one.ofRoot(null).get("signature.families"));
    assertEquals("ML-DSA-87", one.ofRoot(null).get("signature.algorithms"));
    assertEquals(Optional.of("ml-dsa-87-only"), one.preset());
  }

  @Test
  void saysInWhichRowsTwoPoliciesDiffer() throws Exception {
    PolicyValues mild = read("\"mdr\":\"I\"", "").values().orElseThrow();
    PolicyValues strict = read("\"mdr\":\"III\"", "").values().orElseThrow();
    List<String> lines = PolicyFormat.diff(mild, strict);
    assertTrue(
        lines.contains(
            "os.support-left: at least 0 days to at least 730 days, stricter (REQ-OS-03)"),
        lines.toString());
    assertTrue(lines.stream().noneMatch(line -> line.contains("milder")), lines.toString());
    assertTrue(
        PolicyFormat.diff(strict, mild).stream().noneMatch(line -> line.contains("stricter")));
    assertEquals(List.of("level: P0 to P0", "no row differs"), PolicyFormat.diff(mild, mild));
  }
}
