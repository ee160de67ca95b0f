package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.lookup.WindowsLookup;
import dev.cachet.lookup.WindowsRegistry;
import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds that several cycles share: what is left open, and the end that is safe to plan with. */
class WindowsBuildsTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private static OsIdentity identify(String build, String edition) {
    return new WindowsLookup(CATALOGUE).identify(new WindowsRegistry(build, edition, ""));
  }

  private static SupportVerdict verdict(OsIdentity os) {
    return new SupportAssessor(CATALOGUE).assess(os, DAY, null).verdicts().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "19044,2023-06-13,windows/10-21h2-iot-lts windows/10-21h2-e-lts windows/10-21h2-e"
        + " windows/10-21h2-w",
    "17763,2020-11-10,windows/10-1809-e-lts windows/10-1809-e windows/10-1809-w"
        + " windows-server/1809-sac windows-server/2019",
    "26100,2026-10-13,windows/11-24h2-iot-lts windows/11-24h2-e-lts windows/11-24h2-e"
        + " windows/11-24h2-w windows-server/2025",
    "14393,2018-04-10,windows/10-1607-e-lts windows/10-1607-e windows/10-1607-w"
        + " windows-server/2016",
    "7601,2020-01-14,windows/7-sp1 windows-server/2008-r2-sp1 windows-embedded/standard-7-sp1"
  })
  void givesCandidatesAndTheEarliestEndWithoutAnEdition(
      String build, LocalDate earliest, String candidates) {
    OsIdentity found = identify(build, "");
    assertEquals(List.of(candidates.split(" ", -1)), found.candidates());
    assertEquals(Confidence.AMBIGUOUS, found.confidence());
    assertEquals(SupportState.AMBIGUOUS, verdict(found).state());
    assertEquals(earliest, verdict(found).supportEnd());
  }

  @ParameterizedTest
  @CsvSource({
    "19044,Core,windows/10-21h2-w,2023-06-13",
    "19044,Professional,windows/10-21h2-w,2023-06-13",
    "19044,Enterprise,windows/10-21h2-e,2024-06-11",
    "19044,IoTEnterprise,windows/10-21h2-e,2024-06-11",
    "19044,EnterpriseS,windows/10-21h2-e-lts,2027-01-12",
    "19044,IoTEnterpriseS,windows/10-21h2-iot-lts,2032-01-13",
    "17763,Professional,windows/10-1809-w,2020-11-10",
    "17763,Education,windows/10-1809-e,2021-05-11",
    "17763,EnterpriseS,windows/10-1809-e-lts,2029-01-09",
    "17763,IoTEnterpriseS,windows/10-1809-e-lts,2029-01-09",
    "17763,ServerStandard,windows-server/2019,2029-01-09",
    "17763,ServerDatacenterACor,windows-server/1809-sac,2020-11-10",
    "26100,CoreSingleLanguage,windows/11-24h2-w,2026-10-13",
    "26100,Enterprise,windows/11-24h2-e,2027-10-12",
    "26100,EnterpriseS,windows/11-24h2-e-lts,2029-10-09",
    "26100,IoTEnterpriseS,windows/11-24h2-iot-lts,2034-10-10",
    "26100,ServerDatacenter,windows-server/2025,2034-11-14",
    "14393,ProfessionalWorkstation,windows/10-1607-w,2018-04-10",
    "14393,Enterprise,windows/10-1607-e,2019-04-09",
    "14393,EnterpriseS,windows/10-1607-e-lts,2026-10-13",
    "14393,ServerStandard,windows-server/2016,2027-01-12",
    "7601,Ultimate,windows/7-sp1,2020-01-14",
    "7601,HomePremium,windows/7-sp1,2020-01-14",
    "7601,Professional,windows/7-sp1,2020-01-14",
    "7601,Enterprise,windows/7-sp1,2020-01-14",
    "7601,ServerStandard,windows-server/2008-r2-sp1,2020-01-14",
    "7601,Embedded,windows-embedded/standard-7-sp1,2020-10-13"
  })
  void namesTheCycleOfAnEditionAndItsEnd(
      String build, String edition, String expected, LocalDate end) {
    OsIdentity found = identify(build, edition);
    assertEquals(expected, found.product() + "/" + found.cycle());
    assertEquals(Confidence.STATED, found.confidence());
    Cycle cycle = CATALOGUE.cycle(found.product(), found.cycle()).orElseThrow();
    assertEquals(end, cycle.supportEnd().day());
  }

  @ParameterizedTest
  @CsvSource({"20348,ServerAzureStackHCICor", "19044,ServerStandard", "14393,IoTUAP"})
  void namesNothingWhenNoCycleOfTheBuildHasTheEdition(String build, String edition) {
    OsIdentity found = identify(build, edition);
    assertEquals(List.of(), found.candidates());
    assertEquals(Confidence.NONE, found.confidence());
  }
}
