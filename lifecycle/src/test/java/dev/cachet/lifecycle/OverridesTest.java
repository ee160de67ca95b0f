package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Fact;
import dev.cachet.catalogue.Overrides;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts from contracts, and statements in the form of OpenEoX. */
class OverridesTest {
  private static final String STATEMENT =
      """
      {"$schema":"https://docs.oasis-open.org/openeox/eox-core/v1.0/schema/core.json",
       "end_of_life":"2031-12-31T23:59:59+02:00",
       "end_of_sales":"2028-06-30T12:00:00Z",
       "end_of_security_support":"2030-12-31T23:59:59+02:00",
       "general_availability":"2021-04-01T00:00:00Z",
       "last_updated":"2026-05-02T12:00:00Z"}
      """;

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static Cycle contract(String members) throws IOException {
    String json =
        "{\"schemaVersion\":1,\"facts\":[{\"product\":\"debian\",\"cycle\":\"10\",%s,"
            + "\"provider\":\"Example Ltd\",\"reference\":\"contract 4711\","
            + "\"noted\":\"2026-11-01\"}]}";
    return Overrides.read(bytes(json.formatted(members)))
        .apply(Catalogue.bundled())
        .cycle("debian", "10")
        .orElseThrow();
  }

  private static Cycle statement(String json) throws IOException {
    return Overrides.ofOpenEox("qnx", "9", bytes(json))
        .apply(Catalogue.bundled())
        .cycle("qnx", "9")
        .orElseThrow();
  }

  @Test
  void aContractCountsAsLongAsItIsValid() throws IOException {
    Cycle cycle = contract("\"supportEnd\":\"2029-06-30\",\"validTo\":\"2027-12-31\"");
    assertEquals(LocalDate.of(2027, 12, 31), cycle.supportEnd().day());
    assertEquals("Example Ltd, contract 4711", cycle.supportEnd().source());
    assertTrue(cycle.note().startsWith("contract valid to 2027-12-31; replaces the listed"));
    assertEquals(
        LocalDate.of(2029, 6, 30),
        contract("\"supportEnd\":\"2029-06-30\",\"validTo\":\"2030-12-31\"").supportEnd().day());
    assertEquals(
        LocalDate.of(2028, 1, 31), contract("\"validTo\":\"2028-01-31\"").supportEnd().day());
  }

  @Test
  void aDateThatWasNotedAfterTheDayJudgedIsToldAsSuch() throws IOException {
    String json =
        "{\"schemaVersion\":1,\"facts\":[{\"product\":\"debian\",\"cycle\":\"10\","
            + "\"supportEnd\":\"2029-06-30\",\"reference\":\"r\",\"noted\":\"2026-11-01\"}]}";
    Catalogue catalogue = Overrides.read(bytes(json)).apply(Catalogue.bundled());
    String told = "; this was noted on 2026-11-01, after the day judged";
    String before =
        new SupportLookup(catalogue, new Horizon(LocalDate.of(2026, 10, 31), null, 0))
            .text("debian@10");
    assertTrue(before.contains(told), before);
    String after =
        new SupportLookup(catalogue, new Horizon(LocalDate.of(2026, 11, 1), null, 0))
            .text("debian@10");
    assertFalse(after.contains("noted on"), after);
    String listed =
        new SupportLookup(catalogue, new Horizon(LocalDate.of(2026, 10, 31), null, 0))
            .text("debian@11");
    assertFalse(listed.contains("noted on"), listed);
  }

  @Test
  void aCycleMayStandOnceOnly() {
    String row =
        "{\"product\":\"a\",\"cycle\":\"1\",\"supportEnd\":\"2029-06-30\","
            + "\"reference\":\"r\",\"noted\":\"2026-11-01\"}";
    String json = "{\"schemaVersion\":1,\"facts\":[" + row + "," + row + "]}";
    IOException refused = assertThrows(IOException.class, () -> Overrides.read(bytes(json)));
    assertEquals("/facts/1: this cycle stands twice", refused.getMessage());
  }

  @Test
  void aStatementGivesTheDayThatItsPublisherWrote() throws IOException {
    Cycle cycle = statement(STATEMENT);
    assertEquals(LocalDate.of(2030, 12, 31), cycle.supportEnd().day());
    assertEquals("OpenEoX statement of 2026-05-02", cycle.supportEnd().source());
    assertEquals(LocalDate.of(2026, 5, 2), cycle.supportEnd().sourceDate());
    assertEquals("2021-04-01", cycle.released());
    assertEquals("all support ends 2031-12-31", cycle.note());
  }

  @Test
  void whatIsToBeAnnouncedIsNotOverAndHasNoDay() throws IOException {
    String noSecurity = STATEMENT.replace("2030-12-31T23:59:59+02:00", "tba");
    assertEquals(
        LocalDate.of(2031, 12, 31),
        statement(noSecurity).supportEnd().day(),
        "security support cannot outlast all support");
    Cycle open = statement(noSecurity.replace("2031-12-31T23:59:59+02:00", "tba"));
    assertEquals(Fact.Kind.OPEN, open.supportEnd().kind());
    assertEquals(
        SupportState.SUPPORTED_DATE_UNKNOWN,
        SupportPhase.of(open, LocalDate.of(2026, 11, 23)).state());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1.0/schema/core|v2.0/schema/core|/$schema: not a statement",
        "\"end_of_life\"|\"end_of_live\"|/end_of_life: is missing",
        "\"end_of_sales\"|\"end_of_sale\"|/end_of_sale: unknown member",
        "2031-12-31T23|2029-12-31T23|/end_of_life: lies before /end_of_security_support",
        "2030-12-31T23:59:59+02:00|2031-12-31T23:59:59+01:00|/end_of_life: lies before",
        "2021-04-01T00:00:00Z|2021-04-01 00:00:00Z|/general_availability: is neither",
        "2021-04-01T00:00:00Z|2021-04-31T00:00:00Z|/general_availability: is no time",
        "2021-04-01T00:00:00Z|2021-04-01|/general_availability: is neither",
        "2021-04-01T00:00:00Z|2021-04-01T00:00:60Z|/general_availability: is neither",
        "2026-05-02T12:00:00Z|tba|/last_updated: is no time",
        "\"2031-12-31T23:59:59+02:00\"|7|expected a text in quotes at line",
        "\"end_of_sales\"|\"end_of_life\"|not JSON: Duplicate"
      })
  void refusesWhatIsNoStatement(String from, String to, String message) {
    String damaged = STATEMENT.replace(from, to);
    IOException refused = assertThrows(IOException.class, () -> statement(damaged));
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }
}
