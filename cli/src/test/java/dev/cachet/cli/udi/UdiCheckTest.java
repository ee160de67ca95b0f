package dev.cachet.cli.udi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UdiCheckTest {
  @Test
  void answersALineForEachIdentifier() {
    Cachet ran =
        Cachet.run(
            "udi",
            "check",
            "(01)04012345678901(21)SN-17",
            "++A999MODELIDENTIFIER11S8",
            "A9999MODEL1XY",
            "04012345678902",
            "--format",
            "jsonl");
    assertEquals(ExitCode.REFUSED, ran.exit());
    assertEquals(
        """
        {"id":"(01)04012345678901(21)SN-17","valid":true,"issuer":"GS1","kind":"udi",\
        "di":"04012345678901","pi":"(21)SN-17","checkVerified":true,"why":null}
        {"id":"++A999MODELIDENTIFIER11S8","valid":true,"issuer":"HIBCC","kind":"basic-udi-di",\
        "di":"++A999MODELIDENTIFIER11S8","pi":null,"checkVerified":true,"why":null}
        {"id":"A9999MODEL1XY","valid":true,"issuer":"ICCBBA","kind":"basic-udi-di",\
        "di":"A9999MODEL1XY","pi":null,"checkVerified":false,"why":null}
        {"id":"04012345678902","valid":false,"issuer":null,"kind":null,"di":null,"pi":null,\
        "checkVerified":false,"why":"the GTIN ends with check digit 2, which does not fit the rest"}
        """,
        ran.out());
  }

  @Test
  void saysItInWords() {
    Cachet ran = Cachet.done("udi", "check", "A9999MODEL1XY", "+A99912345/$$52001510X33");
    assertEquals(
        """
        A9999MODEL1XY: valid, Basic UDI-DI of ICCBBA, check not verified
        +A99912345/$$52001510X33: valid, UDI of HIBCC, UDI-DI A99912345, UDI-PI /$$52001510X3
        """,
        ran.out());
  }

  @Test
  void readsStandardInputALineEachAndTrimsNothing() {
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            "04012345678901\r\n04012345678901 \n".getBytes(StandardCharsets.UTF_8)));
    try {
      Cachet ran = Cachet.run("udi", "check", "-");
      assertEquals(ExitCode.REFUSED, ran.exit());
      assertTrue(ran.out().startsWith("04012345678901: valid"), ran.out());
      assertTrue(ran.out().lines().toList().get(1).contains("invalid"), ran.out());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void readsShortYearsByTheDayJudged() {
    String leap = "(01)04012345678901(17)000229";
    assertEquals(0, Cachet.run("udi", "check", leap, "--as-of", "2026-11-30").exit());
    assertEquals(1, Cachet.run("udi", "check", leap, "--as-of", "2060-11-30").exit());
  }
}
