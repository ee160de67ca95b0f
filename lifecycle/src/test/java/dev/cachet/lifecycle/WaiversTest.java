package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.catalogue.Overrides;
import dev.cachet.catalogue.Tables;
import dev.cachet.finding.Finding;
import dev.cachet.lifecycle.report.SupportFindings;
import dev.cachet.lookup.ComponentMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {
  private static final String WAIVER =
      "{\"schemaVersion\":1,\"waivers\":[{\"subject\":\"debian 9\",\"state\":\"ended\","
          + "\"approved\":\"2026-01-31\",\"expires\":\"2026-12-31\",\"justification\":\"J\","
          + "\"control\":\"C\",\"approver\":\"A\"}]}";
  private static final String FACT =
      "{\"schemaVersion\":1,\"facts\":[{\"product\":\"qnx\",\"cycle\":\"7.1\","
          + "\"supportEnd\":\"2030-12-31\",\"reference\":\"contract 4711\","
          + "\"noted\":\"2026-11-01\"}]}";

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static SupportReport report(
      Catalogue catalogue, String product, String cycle, String day) {
    return new SupportAssessor(catalogue)
        .assess(Tables.os(product, cycle), LocalDate.parse(day), null);
  }

  @ParameterizedTest
  @CsvSource({
    "9,2026-01-30,ENDED,lifecycle.waiver-not-in-force",
    "9,2026-01-31,WAIVED,",
    "9,2026-12-31,WAIVED,",
    "9,2027-01-01,ENDED,lifecycle.waiver-not-in-force",
    "8,2026-06-01,ENDED,lifecycle.waiver-unused",
    "12,2026-06-01,SUPPORTED,lifecycle.waiver-unused"
  })
  void waivesOneStateOfOneSubjectUntilItsDayAndReportsTheRest(
      String cycle, String day, SupportState state, String notice) throws IOException {
    SupportReport report = report(Catalogue.bundled(), "debian", cycle, day);
    SupportReport waived = Waivers.read(bytes(WAIVER)).apply(report);
    assertEquals(state, waived.verdicts().get(0).state());
    assertEquals(
        notice == null ? List.of() : List.of(notice),
        waived.notices().stream().map(Finding::rule).toList());
    assertTrue(SupportFindings.of(waived).containsAll(waived.notices()));
  }

  @Test
  void aPatternWaivesEveryPackageThatBeginsSoAndNoOther() throws IOException {
    String json = WAIVER.replace("debian 9", "pkg:deb/debian/*");
    List<ComponentMatch> packages =
        List.of(
            new ComponentMatch("pkg:deb/debian/a@1", "debian", "9", List.of(), "r"),
            new ComponentMatch("pkg:deb/ubuntu/b@1", "debian", "9", List.of(), "r"));
    SupportReport report =
        new SupportAssessor(Catalogue.bundled())
            .assess(
                Tables.os("debian", "9"), packages, new Horizon(LocalDate.of(2026, 6, 1), null, 0));
    SupportReport waived = Waivers.read(bytes(json)).apply(report);
    assertEquals(
        List.of(SupportState.ENDED, SupportState.WAIVED, SupportState.ENDED),
        waived.verdicts().stream().map(SupportVerdict::state).toList());
    assertEquals(List.of(), waived.notices());
  }

  @Test
  void keepsWhatWasWaived() throws IOException {
    SupportReport report =
        report(Catalogue.bundled(), "debian", "9", "2026-06-01").withAgeLimits(1, 2);
    SupportReport waived = Waivers.read(bytes(WAIVER)).apply(report);
    assertEquals(2, waived.failAgeDays());
    assertEquals(report.horizon(), waived.horizon());
    SupportVerdict verdict = waived.verdicts().get(0);
    assertEquals(SupportLevel.NO_LONGER_MAINTAINED, verdict.level());
    assertEquals(SupportState.ENDED, verdict.stateOnDay());
    assertTrue(verdict.explanation().endsWith("; waived until 2026-12-31 by A: J; control: C"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"expires\":\"2026-12-31\"|\"expires\":\"2027-02-02\"|/waivers/0/expires: more than",
        "\"expires\":\"2026-12-31\"|\"expires\":\"soon\"|/waivers/0/expires: is no date",
        "\"control\":\"C\"|\"control\":\" \"|/waivers/0/control: is missing or empty",
        "\"control\":\"C\",|''|/waivers/0/control: is missing or empty",
        "\"control\":|\"kontrol\":|/waivers/0/kontrol: unknown member",
        "\"ended\"|\"waived\"|/waivers/0/state: not a state",
        "\"schemaVersion\":1|\"schemaVersion\":2|/schemaVersion: must be 1",
        "\"schemaVersion\":1,|''|/schemaVersion: must be 1",
        "\"waivers\"|\"waiver\"|/waiver: unknown member",
        "\"approver\":\"A\"|\"approver\":\"A\",\"approver\":\"B\"|waivers: not JSON: Duplicate"
      })
  void refusesADamagedFileWithItsPointer(String part, String other, String message) {
    String damaged = WAIVER.replace(part, other);
    IOException refused = assertThrows(IOException.class, () -> Waivers.read(bytes(damaged)));
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }

  @Test
  void takesTheManufacturersOwnFactsWithTheirReference() throws IOException {
    Catalogue catalogue = Overrides.read(bytes(FACT)).apply(Catalogue.bundled());
    SupportVerdict verdict = report(catalogue, "qnx", "7.1", "2030-12-31").verdicts().get(0);
    assertEquals(SupportState.SUPPORTED, verdict.state());
    assertEquals("contract 4711", verdict.fact().orElseThrow().source());
    SupportReport before = report(Catalogue.bundled(), "qnx", "7.1", "2030-12-31");
    assertEquals(SupportState.UNKNOWN, before.verdicts().get(0).state());
  }

  @Test
  void saysWhatAFactReplaces() throws IOException {
    String json = FACT.replace("qnx", "debian").replace("7.1", "12");
    Cycle cycle =
        Overrides.read(bytes(json)).apply(Catalogue.bundled()).cycle("debian", "12").orElseThrow();
    assertEquals(LocalDate.of(2030, 12, 31), cycle.supportEnd().day());
    assertEquals("replaces the listed ends 2026-07-11 and 2028-06-30", cycle.note());
  }

  @Test
  void refusesAFactWithoutADate() {
    String json = FACT.replace("\"supportEnd\":\"2030-12-31\",", "");
    assertThrows(IOException.class, () -> Overrides.read(bytes(json)));
  }
}
