package dev.cachet.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.SupportVerdict;
import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsLookupTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private static OsIdentity identify(String build, String edition, String type) {
    return new WindowsLookup(CATALOGUE).identify(new WindowsRegistry(build, edition, type));
  }

  @ParameterizedTest
  @CsvSource({
    "19044,Professional,windows/10-21h2-w",
    "19044,Enterprise,windows/10-21h2-e",
    "19044,EnterpriseS,windows/10-21h2-e-lts",
    "19044,IoTEnterpriseS,windows/10-21h2-iot-lts",
    "17763,IoTEnterpriseS,windows/10-1809-e-lts",
    "17763,ServerStandard,windows-server/2019",
    "17763,ServerDatacenterACor,windows-server/1809-sac",
    "19045,Core,windows/10-22h2",
    "22631,ServerRdsh,windows/11-23h2-e",
    "10240,IoTUAP,windows/10-1507-iot",
    "7601,Professional,windows/7-sp1",
    "7601,Embedded,windows-embedded/standard-7-sp1"
  })
  void namesOneCycleByBuildAndEdition(String build, String edition, String expected) {
    OsIdentity found = identify(build, edition, "");
    assertEquals(expected, found.product() + "/" + found.cycle());
  }

  @Test
  void givesCandidatesAndTheEarliestEndWithoutAnEdition() {
    OsIdentity found = identify("19044", "", "Client");
    assertEquals(Confidence.AMBIGUOUS, found.confidence());
    assertEquals(
        List.of(
            "windows/10-21h2-iot-lts",
            "windows/10-21h2-e-lts",
            "windows/10-21h2-e",
            "windows/10-21h2-w"),
        found.candidates());
    SupportVerdict verdict =
        new SupportAssessor(CATALOGUE)
            .assess(found, LocalDate.of(2026, 11, 23), null)
            .verdicts()
            .get(0);
    assertEquals(SupportState.AMBIGUOUS, verdict.state());
    assertEquals(LocalDate.of(2023, 6, 13), verdict.supportEnd());
  }

  @Test
  void countsEmbeddedStandardAmongTheCandidatesOfItsBuild() {
    assertEquals(
        List.of("windows/7-sp1", "windows-server/2008-r2-sp1", "windows-embedded/standard-7-sp1"),
        identify("7601", "", "").candidates());
    assertEquals("2008-r2-sp1", identify("7601", "", "Server").cycle());
  }

  @ParameterizedTest
  @CsvSource({"99999,Core", "rubbish,Core", "'',''", "4,Core", "19045,EnterpriseS"})
  void neverTakesTheNearestBuild(String build, String edition) {
    OsIdentity found = identify(build, edition, "");
    assertNull(found.product());
    assertEquals(List.of(), found.candidates());
  }
}
