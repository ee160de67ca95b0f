package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Tables;
import dev.cachet.finding.FindingFormat;
import dev.cachet.lifecycle.report.SupportText;
import dev.cachet.lifecycle.report.SupportWriter;
import dev.cachet.lookup.ComponentMatch;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SupportWriterTest {
  private static final String DATES =
      ",\"isEoas\":false,\"eoasFrom\":\"2024-01-01\",\"isEol\":false,\"eolFrom\":\"2026-12-31\","
          + "\"isEoes\":false,\"eoesFrom\":\"2027-06-30\"";
  private static final Catalogue CATALOGUE =
      Tables.catalogue(Tables.json("box", Tables.release("1", DATES)));
  private static final LocalDate DAY = LocalDate.of(2026, 9, 23);

  private static SupportReport report() {
    Horizon horizon =
        new Horizon(DAY, LocalDate.of(2030, 1, 1), 0).withPlannedSaleEnd(LocalDate.of(2027, 7, 1));
    ComponentMatch unlisted = new ComponentMatch("pkg:a/`b`|@1", "box", "none", List.of(), "rule");
    return new SupportAssessor(CATALOGUE).assess(Tables.os("box", "1"), List.of(unlisted), horizon);
  }

  private static String text(FindingFormat format) {
    byte[] bytes = SupportWriter.write(format, report(), "0.1.0", "build/rootfs");
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void statesInJsonTheLevelOfSupportAndTheStateOnEachDay() {
    String json = text(FindingFormat.JSON).replaceAll("\\s+", "");
    assertTrue(json.contains("\"plannedSaleEnd\":\"2027-07-01\""), json);
    assertTrue(json.contains("\"warnAfterDays\":60,\"failAfterDays\":180"), json);
    assertTrue(
        json.contains(
            "\"state\":\"ends_before_service_end\",\"stateOnDay\":\"security_only\","
                + "\"levelOfSupport\":\"actively_maintained\""),
        json);
    assertTrue(
        json.contains(
            "\"outlook\":[{\"label\":\"dayjudged\",\"day\":\"2026-09-23\",\"state\":"
                + "\"security_only\"},{\"label\":\"+90days\",\"day\":\"2026-12-22\",\"state\":"
                + "\"security_only\"},{\"label\":\"+180days\",\"day\":\"2027-03-22\",\"state\":"
                + "\"extended_contract\"},{\"label\":\"+365days\",\"day\":\"2027-09-23\",\"state\":"
                + "\"ended\"},{\"label\":\"plannedendofsale\",\"day\":\"2027-07-01\",\"state\":"
                + "\"ended\"},{\"label\":\"plannedendofservice\",\"day\":\"2030-01-01\",\"state\":"
                + "\"ended\"}]"),
        json);
    assertTrue(json.contains("\"levelOfSupport\":\"not_stated\""), json);
  }

  @Test
  void addsToMarkdownATableOfTheDays() {
    String markdown = text(FindingFormat.MARKDOWN);
    assertTrue(
        markdown.startsWith(
            "# lifecycle check\n\nAs of 2026-09-23, by Cachet 0.1.0, of `build/rootfs`, on `facts"
                + " of 2026-08-22 (32 days old; too old after 180)`: 1 errors, 1 warnings, 0 notes.\n"),
        markdown);
    assertTrue(
        markdown.endsWith(
            """

            ## Support by day

            | subject | level of support | last day | day judged 2026-09-23 |\
             +90 days 2026-12-22 | +180 days 2027-03-22 | +365 days 2027-09-23 |\
             planned end of sale 2027-07-01 | planned end of service 2030-01-01 |
            |---|---|---|---|---|---|---|---|---|
            | `box 1` | actively maintained | 2026-12-31 | security only | security only |\
             extended contract | ended | ended | ended |
            | `pkg:a/\\u0060b\\u0060\\u007c@1` | not stated | not known | cycle not listed |\
             cycle not listed | cycle not listed | cycle not listed | cycle not listed |\
             cycle not listed |
            """),
        markdown);
  }

  @Test
  void statesTheLevelOfSupportInEveryLineOfText() {
    String text = text(FindingFormat.TEXT);
    assertTrue(text.contains("; level of support: actively maintained\n"), text);
    assertTrue(text.contains("; level of support: not stated\n"), text);
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBytesForTheSameReport(FindingFormat format) {
    assertArrayEquals(
        SupportWriter.write(format, report(), "1", "r"),
        SupportWriter.write(format, report(), "1", "r"));
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "JSON", "SARIF", "JUNIT", "MARKDOWN"})
  void saysHowOldTheFactsAre(FindingFormat format) {
    String text = text(format);
    assertTrue(text.contains("2026-08-22"), text);
    assertTrue(text.contains("32 days old") || text.contains("\"ageDays\" : 32"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "SUPPORTED,ACTIVELY_MAINTAINED",
    "SECURITY_ONLY,ACTIVELY_MAINTAINED",
    "EXTENDED_CONTRACT,NO_LONGER_MAINTAINED",
    "ENDED,NO_LONGER_MAINTAINED",
    "ENDED_DATE_UNKNOWN,NO_LONGER_MAINTAINED",
    "SUPPORTED_DATE_UNKNOWN,NOT_STATED",
    "CYCLE_NOT_LISTED,NOT_STATED",
    "AMBIGUOUS,NOT_STATED",
    "UNKNOWN,NOT_STATED",
    "ROLLING,NOT_STATED"
  })
  void readsTheLevelOffTheStateAndInventsNone(SupportState state, SupportLevel level) {
    assertEquals(level, SupportLevel.of(state));
  }

  @Test
  void setsTheLimitsOfAge() {
    SupportReport report = report();
    SupportReport strict = report.withAgeLimits(10, 31);
    assertEquals(SupportReport.CatalogueAge.TOO_OLD, strict.catalogueAge());
    String text = SupportText.write(strict);
    assertTrue(text.contains("the facts are 32 days old on 2026-09-23, more than 31"), text);
    assertEquals(SupportReport.CatalogueAge.OLD, report.withAgeLimits(31, 32).catalogueAge());
    assertEquals(SupportReport.CatalogueAge.FRESH, report.withAgeLimits(32, 32).catalogueAge());
    assertThrows(IllegalArgumentException.class, () -> report.withAgeLimits(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> report.withAgeLimits(3, 2));
  }
}
