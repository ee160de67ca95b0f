package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingReportTest {
  private static FindingReport report(String title, String version) {
    return new FindingReport(title, Findings.DAY, version, "", List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "# a", "<b>", "a|b", "`a`"})
  void refusesATitleThatIsMoreThanAName(String title) {
    assertThrows(IllegalArgumentException.class, () -> report(title, "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2", "1\n", "<1>", "1|2"})
  void refusesAVersionThatIsMoreThanAVersion(String version) {
    assertThrows(IllegalArgumentException.class, () -> report("check", version));
  }

  @Test
  void saysAboveTheFindingsWhatWasJudged() throws IOException {
    assertEquals(
        "lifecycle check of build/rootfs as of 2026-11-23, by Cachet 0.1.0 on facts of 2026-08-22\n"
            + FindingText.write(List.of(Findings.UNKNOWN)),
        Findings.text(FindingFormat.TEXT, Findings.report("build/rootfs", Findings.UNKNOWN)));
    assertEquals(
        "check as of 2026-11-23, by Cachet 1\n",
        Findings.text(FindingFormat.TEXT, report("check", "1")));
    Object json = JsonTree.of(FindingFormat.JSON.write(Findings.all("r")));
    assertEquals("lifecycle check", JsonTree.at(json, "title"));
    assertEquals("2026-11-23", JsonTree.at(json, "asOf"));
    assertEquals("0.1.0", JsonTree.at(json, "toolVersion"));
    assertEquals("r", JsonTree.at(json, "examined"));
    assertEquals("facts of 2026-08-22", JsonTree.at(json, "basis"));
  }
}
