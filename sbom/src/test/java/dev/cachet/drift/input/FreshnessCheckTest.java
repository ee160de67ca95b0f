package dev.cachet.drift.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.support.ComponentSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshnessCheckTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-23");
  private static final SbomContent CONTENT =
      SbomContent.builder(Component.builder("os", ComponentType.OPERATING_SYSTEM, "debian").build())
          .build();

  @Test
  void aDocumentOfTheLastAllowedDayIsFresh() {
    assertEquals(List.of(), rules(made("2026-10-24T23:59:59Z"), 30));
    assertEquals(List.of("freshness.too-old"), rules(made("2026-10-23T23:59:59Z"), 30));
    assertEquals(List.of(), rules(made("2020-01-01T00:00:00Z"), null));
  }

  @Test
  void aDocumentFromTheFutureIsNot() {
    assertEquals(List.of(), rules(made("2026-11-23T23:59:59Z"), 0));
    assertEquals(List.of("freshness.from-future"), rules(made("2026-11-24T00:00:00Z"), null));
  }

  @Test
  void aDocumentWithoutADayCannotBeJudged() {
    Sbom sbom = Sbom.asStated(CONTENT, null, null);

    assertEquals(List.of("freshness.no-timestamp"), rules(sbom, 30));
    assertEquals(List.of(), rules(sbom, null));
  }

  @Test
  void theFactsInsideMayBeTooOld() {
    assertEquals(List.of(), rules(facts("2026-09-24"), null));
    assertEquals(List.of("freshness.facts-old"), rules(facts("2026-09-23"), null));
    assertEquals(List.of("freshness.facts-old"), rules(facts("2026-05-27"), null));
    assertEquals(List.of("freshness.facts-too-old"), rules(facts("2026-05-26"), null));
    assertEquals(List.of("freshness.facts-too-old"), rules(facts("long ago"), null));
  }

  @Test
  void onlyWhatIsKnownToBeStaleIsAnError() {
    assertEquals(Severity.ERROR, findings(made("2020-01-01T00:00:00Z"), 1).get(0).severity());
    assertEquals(Severity.ERROR, findings(facts("2020-01-01"), null).get(0).severity());
    assertEquals(Severity.WARNING, findings(facts("2026-09-01"), null).get(0).severity());
  }

  private static List<String> rules(Sbom sbom, Integer maxAge) {
    return findings(sbom, maxAge).stream().map(Finding::rule).toList();
  }

  private static List<Finding> findings(Sbom sbom, Integer maxAge) {
    return new FreshnessCheck(DAY, maxAge, SupportReport.FAIL_AGE_DAYS).check(sbom, "sbom.json");
  }

  private static Sbom made(String timestamp) {
    return Sbom.of(CONTENT, Instant.parse(timestamp));
  }

  private static Sbom facts(String day) {
    return Sbom.of(
        CONTENT.toBuilder().properties(List.of(new Property(ComponentSupport.FACTS, day))).build(),
        Instant.parse("2026-11-23T00:00:00Z"));
  }
}
