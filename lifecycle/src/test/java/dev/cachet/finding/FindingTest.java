package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Finding ONE =
      new Finding(
          "lifecycle.ended",
          "debian 9",
          Severity.ERROR,
          "over since 2020-07-18",
          List.of(new Evidence("/etc/os-release", "VERSION_ID", "9\u001b[2J\u202e")));

  @Test
  void writesOneLineAFindingAndEscapesWhatSteersATerminal() {
    assertEquals(
        """
        error lifecycle.ended: debian 9: over since 2020-07-18
            /etc/os-release VERSION_ID = 9\\u001b[2J\\u202e
        """,
        FindingText.write(List.of(ONE)));
  }

  @Test
  void writesJsonInAsciiWithAFixedOrder() {
    String expected =
        """
        {
          "schemaVersion" : 1,
          "findings" : [
            {
              "rule" : "lifecycle.ended",
              "severity" : "error",
              "subject" : "debian 9",
              "message" : "over since 2020-07-18",
              "evidence" : [
                {
                  "file" : "/etc/os-release",
                  "field" : "VERSION_ID",
                  "value" : "9\\u001B[2J\\u202E"
                }
              ]
            }
          ]
        }
        """;
    assertEquals(expected, new String(FindingJson.write(List.of(ONE)), StandardCharsets.US_ASCII));
  }

  @Test
  void cutsLongTextAndKeepsLetters() {
    assertEquals("é".repeat(500) + "...", LineText.of("é".repeat(501)));
    assertEquals("\\ud800", LineText.of("\ud800"));
    assertEquals("\\u000a", LineText.of("\n"));
  }

  @Test
  void refusesARuleIdThatIsNone() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Finding("a b", "x", Severity.INFO, "m", List.of()));
  }
}
