package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.CycleFacts;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.Product;
import dev.cachet.catalogue.Tables;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.report.SupportFindings;
import dev.cachet.lifecycle.report.SupportJson;
import dev.cachet.lifecycle.report.SupportText;
import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportAssessorTest {
  private static final String ALL =
      ",\"isEoas\":false,\"eoasFrom\":\"2024-01-01\",\"isEol\":false,\"eolFrom\":\"2026-01-01\","
          + "\"isEoes\":false,\"eoesFrom\":\"2028-01-01\"";
  private static final Catalogue CATALOGUE =
      Tables.catalogue(
          Tables.json(
              "box",
              Tables.release("all", ALL),
              Tables.release("open", ",\"isEol\":false,\"eolFrom\":null"),
              Tables.release("over", ",\"isEol\":true,\"eolFrom\":null"),
              Tables.release(
                  "noext", ",\"isEol\":true,\"eolFrom\":\"2020-01-01\",\"isEoes\":false"),
              Tables.release("early", ",\"isEol\":true,\"eolFrom\":\"2019-01-01\"")));
  private static final SupportAssessor ASSESSOR = new SupportAssessor(CATALOGUE);

  private static SupportVerdict judge(OsIdentity os, String asOf) {
    return ASSESSOR.assess(os, LocalDate.parse(asOf), null).verdicts().get(0);
  }

  private static OsIdentity unlisted(
      String product, List<String> candidates, boolean rolling, List<Evidence> evidence) {
    return new OsIdentity(
        product,
        null,
        "debian/12",
        candidates,
        rolling,
        "n",
        "1",
        Confidence.STATED,
        "why",
        evidence);
  }

  @ParameterizedTest
  @CsvSource({
    "all,2024-01-01,SUPPORTED,2026-01-01",
    "all,2024-01-02,SECURITY_ONLY,2026-01-01",
    "all,2026-01-01,SECURITY_ONLY,2026-01-01",
    "all,2026-01-02,EXTENDED_CONTRACT,2028-01-01",
    "all,2028-01-01,EXTENDED_CONTRACT,2028-01-01",
    "all,2028-01-02,ENDED,2026-01-01",
    "open,2026-01-01,SUPPORTED_DATE_UNKNOWN,",
    "over,2026-01-01,ENDED_DATE_UNKNOWN,",
    "noext,2020-01-01,SUPPORTED,2020-01-01",
    "noext,2020-01-02,ENDED,2020-01-01"
  })
  void judgesByDatesAndCountsTheLastDayIn(
      String cycle, String asOf, SupportState state, LocalDate end) {
    SupportVerdict verdict = judge(Tables.os("box", cycle), asOf);
    assertEquals(state, verdict.state());
    assertEquals(end, verdict.supportEnd());
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-01,2026-01-01,0,SECURITY_ONLY",
    "2025-12-01,2026-01-02,0,ENDS_BEFORE_SERVICE_END",
    "2025-12-01,,31,SECURITY_ONLY",
    "2025-12-01,,32,ENDS_WITHIN",
    "2025-12-01,2026-01-02,32,ENDS_WITHIN",
    "2026-06-01,2030-01-01,900,EXTENDED_CONTRACT",
    "2029-06-01,2030-01-01,900,ENDED"
  })
  void takesTheHorizonIn(LocalDate asOf, LocalDate planned, int days, SupportState state) {
    Horizon horizon = new Horizon(asOf, planned, days);
    SupportReport report = ASSESSOR.assess(Tables.os("box", "all"), horizon);
    assertEquals(state, report.verdicts().get(0).state());
    assertEquals(planned, report.until());
  }

  @Test
  void keepsTheStateOnTheDayBesideTheHorizon() {
    SupportVerdict verdict =
        ASSESSOR
            .assess(Tables.os("box", "all"), LocalDate.of(2025, 1, 1), LocalDate.of(2030, 1, 1))
            .verdicts()
            .get(0);
    assertEquals(SupportState.SECURITY_ONLY, verdict.stateOnDay());
    assertEquals(
        "active support is over since 2024-01-01; security support (\"Plain\") lasts until"
            + " 2026-01-01; the planned end of service is 2030-01-01",
        verdict.explanation());
  }

  @Test
  void neverTakesUnknownForSupported() {
    String day = "2025-01-01";
    assertEquals(
        SupportState.UNKNOWN, judge(unlisted(null, List.of(), false, List.of()), day).state());
    assertEquals(
        SupportState.CYCLE_NOT_LISTED,
        judge(unlisted("box", List.of(), false, List.of()), day).state());
    assertEquals(SupportState.CYCLE_NOT_LISTED, judge(Tables.os("box", "none"), day).state());
    assertEquals(
        SupportState.ROLLING, judge(unlisted("box", List.of(), true, List.of()), day).state());
  }

  @Test
  void givesOfSeveralCandidatesTheEarliestEnd() {
    List<String> candidates = List.of("box/all", "box/early", "box/open", "odd");
    SupportVerdict verdict = judge(unlisted("box", candidates, false, List.of()), "2018-01-01");
    assertEquals(SupportState.AMBIGUOUS, verdict.state());
    assertEquals(LocalDate.of(2019, 1, 1), verdict.supportEnd());
  }

  @Test
  void usesTheVendorsDateOnlyWhenNothingIsListed() {
    List<Evidence> claim = List.of(new Evidence("/etc/os-release", "SUPPORT_END", "2025-06-01"));
    OsIdentity unlisted = unlisted("box", List.of(), false, claim);
    assertEquals(SupportState.SUPPORTED, judge(unlisted, "2025-06-01").state());
    assertEquals(SupportState.ENDED, judge(unlisted, "2025-06-02").state());
    OsIdentity derivative =
        new OsIdentity(
            null, null, null, List.of(), false, "debian", "12", Confidence.NONE, "r", claim);
    assertEquals(SupportState.UNKNOWN, judge(derivative, "2025-06-01").state());
    List<Evidence> rubbish = List.of(new Evidence("/etc/os-release", "SUPPORT_END", "never"));
    assertEquals(
        SupportState.CYCLE_NOT_LISTED,
        judge(unlisted("box", List.of(), false, rubbish), "2025-06-01").state());
  }

  @Test
  void reportsThatTheVendorsDateDisagrees() {
    Evidence claim = new Evidence("/etc/os-release", "SUPPORT_END", "2025-06-01");
    OsIdentity os =
        new OsIdentity(
            "box", "all", null, List.of(), false, "n", "1", Confidence.STATED, "", List.of(claim));
    SupportVerdict verdict = judge(os, "2025-01-01");
    assertEquals(LocalDate.of(2026, 1, 1), verdict.supportEnd());
    assertTrue(verdict.evidence().stream().anyMatch(one -> one.field().contains("disagrees")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-21,FRESH",
    "2026-10-22,OLD",
    "2027-02-18,OLD",
    "2027-02-19,TOO_OLD",
    "2020-01-01,FRESH"
  })
  void agesItsCatalogue(LocalDate asOf, SupportReport.CatalogueAge age) {
    SupportReport report = ASSESSOR.assess(Tables.os("box", "all"), asOf, null);
    assertEquals(age, report.catalogueAge());
    boolean told =
        SupportFindings.of(report).stream()
            .anyMatch(one -> one.rule().equals("lifecycle.catalogue-age"));
    assertEquals(age != SupportReport.CatalogueAge.FRESH, told);
  }

  @Test
  void tellsThatTheDayJudgedLiesBeforeItsFacts() {
    SupportReport report =
        ASSESSOR.assess(Tables.os("box", "all"), LocalDate.of(2026, 8, 21), null);
    String text = SupportText.write(report);
    String json = new String(SupportJson.write(report), StandardCharsets.US_ASCII);
    assertTrue(text.contains("by facts of 2026-08-22 (1 days later; too old after 180)\n"), text);
    assertTrue(text.contains("warning lifecycle.as-of-before-facts: "), text);
    assertTrue(json.contains("lifecycle.as-of-before-facts"), json);
    SupportReport sameDay = ASSESSOR.assess(Tables.os("box", "all"), report.snapshotDate(), null);
    assertFalse(SupportText.write(sameDay).contains("as-of-before-facts"));
  }

  @Test
  void printsStateDatesAndEvidenceButNeverTheBareAbbreviation() {
    SupportReport report = ASSESSOR.assess(Tables.os("box", "all"), LocalDate.of(2029, 1, 1), null);
    String text = SupportText.write(report);
    String json = new String(SupportJson.write(report), StandardCharsets.US_ASCII);
    assertTrue(
        text.startsWith(
            "support as of 2029-01-01, by facts of 2026-08-22 (863 days old; too old after 180)\n"));
    assertTrue(
        text.contains("error lifecycle.ended: box all: security support (\"Plain\") is over"));
    assertTrue(json.contains("\"state\" : \"ended\""));
    assertTrue(json.contains("\"source\" : \"endoflife.date API v1\""));
    assertFalse((text + json).matches("(?s).*\\bEOL\\b.*"));
    assertEquals(Severity.ERROR, SupportFindings.of(report).get(1).severity());
  }

  @Test
  void carriesTheJudgedCycleWithItsPublishersNames() {
    CycleFacts facts = judge(Tables.os("box", "all"), "2025-01-01").cycle().orElseThrow();
    assertEquals("L", facts.label());
    assertEquals("all", facts.cycle().name());
    assertEquals(new Product.Phases("", "Plain", "Paid"), facts.phases());
    assertTrue(judge(Tables.os("box", "none"), "2025-01-01").cycle().isEmpty());
    List<String> candidates = List.of("box/all", "box/early");
    OsIdentity open = unlisted("box", candidates, false, List.of());
    assertTrue(judge(open, "2025-01-01").cycle().isEmpty());
  }

  @Test
  void takesTheVendorsDateForTheEndOfItsCycle() {
    List<Evidence> claim = List.of(new Evidence("/etc/os-release", "SUPPORT_END", "2025-06-01"));
    SupportVerdict verdict = judge(unlisted("box", List.of(), false, claim), "2025-01-01");
    Cycle cycle = verdict.cycle().orElseThrow().cycle();
    assertEquals(verdict.fact().orElseThrow(), cycle.supportEnd());
    assertEquals(Fact.Kind.ABSENT, cycle.extendedEnd().kind());
  }

  @Test
  void leavesTheEndOpenWhereNoneIsPublished() {
    assertNull(judge(Tables.os("box", "open"), "2026-09-01").supportEnd());
  }
}
