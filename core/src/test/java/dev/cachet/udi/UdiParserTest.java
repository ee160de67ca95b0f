package dev.cachet.udi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UdiParserTest {
  private final UdiParser parser = new UdiParser(Year.of(2026));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1987654Ad4X4bL5ttr2310c2K | GS1",
        "12345ANJ | GS1",
        "12345678901234567890123NT | GS1",
        "12345_ABCDEFGHIJKLMCP | GS1",
        "6901234GS1-China1234567EH | GS1",
        "6901234GS1-China1235R | GS1",
        "++A999MODELIDENTIFIER11S8 | HIBCC",
        "PP12345ABCD.12345678.9004 | IFA",
        "PPA2C4EABCD.1234514 | IFA"
      })
  void readsBasicUdiDisWithTheirCheckCharacters(String text, UdiIssuer issuer) throws Exception {
    DeviceIdentifier read = parser.parse(text);
    assertInstanceOf(BasicUdiDi.class, read);
    assertEquals(issuer, read.issuer());
    assertEquals(text, read.text());
    assertTrue(read.checkVerified());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1987654Ad4X4bL5ttr2310C2K", // upper and lower case differ
        "1987654Ad4X4bL5ttr2310c2k",
        "12345ANK",
        "++A999MODELIDENTIFIER11S9",
        "++a999MODELIDENTIFIER11S8",
        "PP12345ABCD.12345678.9005",
        "PPabcdeABCD.12345678.9004",
        "1234ANJ",
        "12345678901234567890123XNT",
        "HELLOWORLD"
      })
  void refusesBasicUdiDisThatDoNotFit(String text) {
    assertThrows(InvalidUdiException.class, () -> parser.parse(text));
  }

  @Test
  void readsABasicUdiDiOfIccbbaByItsShapeOnly() throws Exception {
    DeviceIdentifier read = parser.parse("A9999MODEL1XY");
    assertEquals(UdiIssuer.ICCBBA, read.issuer());
    assertEquals(false, read.checkVerified());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234 | GS1 | 51022222233336"
            + " | (11)141231(17)150707(10)A213B1(21)1234 | 51022222233336",
        "04012345678901 | GS1 | 04012345678901 | | 04012345678901",
        "4012345678901 | GS1 | 04012345678901 | | 04012345678901",
        "012345678905 | GS1 | 00012345678905 | | 00012345678905",
        "(01)04012345678901(8012)1.2.0+b/7 | GS1 | 04012345678901 | (8012)1.2.0+b/7"
            + " | 04012345678901",
        "(01)04012345678901(17)261100 | GS1 | 04012345678901 | (17)261100 | 04012345678901",
        "+A123ABCDEFGHI1234567891E | HIBCC | A123ABCDEFGHI1234567891 |"
            + " | +A123ABCDEFGHI1234567891E",
        "+A123BJC5D6E71G | HIBCC | A123BJC5D6E71 | | +A123BJC5D6E71G",
        "+A99912345/$$52001510X33 | HIBCC | A99912345 | /$$52001510X3 | +A999123457",
        "=/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123 | ICCBBA"
            + " | A9999XYZ100T0944 | =,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123"
            + " | =/A9999XYZ100T0944",
        "(9N)111234567842 | IFA | 111234567842 | | 9N111234567842",
        "9N110375286414 | IFA | 110375286414 | | 9N110375286414",
        "(9N)111234567842(1T)ABC123(D)270800(S)88-1 | IFA | 111234567842"
            + " | (1T)ABC123(D)270800(S)88-1 | 9N111234567842"
      })
  void readsUdis(String text, UdiIssuer issuer, String di, String production, String canonical)
      throws Exception {
    Udi udi = assertInstanceOf(Udi.class, parser.parse(text));
    assertEquals(issuer, udi.issuer());
    assertEquals(di, udi.di());
    assertEquals(production == null ? "" : production, udi.productionText());
    assertEquals(canonical, udi.canonicalDi());
    assertEquals(text, udi.text());
    assertEquals(udi.di(), ((Udi) parser.parse(udi.canonicalDi())).di());
  }

  @Test
  void readsElementStringsWithSeparators() throws Exception {
    Udi udi =
        (Udi) parser.parse("]d2010401234567890110A(1)\u001d17261130" + "21S%1\u001d8012v2\u001d");
    assertEquals(
        List.of(
            new UdiElement("10", "A(1)"),
            new UdiElement("17", "261130"),
            new UdiElement("21", "S%1"),
            new UdiElement("8012", "v2")),
        udi.production());
  }

  @Test
  void readsTheEnvelopeOfIfa() throws Exception {
    Udi udi =
        (Udi) parser.parse("[)>\u001e06\u001d9N111234567842\u001d1TA1\u001dD270801\u001e\u0004");
    assertEquals("(1T)A1(D)270801", udi.productionText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "04012345678902",
        "91201000623124", // the check characters of a Global Model Number fit by chance
        "(01)04012345678902",
        "(01)0401234567890",
        "(10)A(17)261130", // names no device
        "(01)04012345678901(17)261131", // November has 30 days
        "(01)04012345678901(17)261301",
        "(01)04012345678901(17)250229", // no leap year
        "(01)04012345678901(10)A(10)B",
        "(01)04012345678901(01)04012345678901",
        "(01)04012345678901(10)A(1)", // ambiguous
        "(01)04012345678901(10)",
        "(01)04012345678901(8012)1.0~b", // no ~ in set 82
        "(01)04012345678901(10)123456789012345678901",
        "(01)04012345678901 (10)A",
        "(01)04012345678901(21)A(235)B",
        "0104012345678901172611",
        "01040123456789016X",
        "96385074",
        "\uff10\uff14012345678901",
        "+A123ABCDEFGHI1234567891F",
        "+a123ABCDEFGHI1234567891E",
        "+$$42002021600LOT1234",
        "*+A123ABCDEFGHI1234567891E*",
        "=,000025",
        "=/A9999XYZ100T094",
        "=/A9999XYZ100T0944=/A9999XYZ100T0944",
        "=/A9999XYZ100T0944=>014399",
        "(9N)111234567843",
        "(9N)1112345679", // wrong at both levels
        "(9N)111234567842(D)271301",
        "(9N)111234567842(1T)A(1T)B",
        "(1T)A",
        " 04012345678901",
        ""
      })
  void refusesWhatDoesNotFit(String text) {
    InvalidUdiException e = assertThrows(InvalidUdiException.class, () -> parser.parse(text));
    assertTrue(e.getMessage().length() > 10, e.getMessage());
  }

  @Test
  void checksThePznInsideOfAPpnToo() {
    String ppn = "1112345679";
    String wrongInside = "(9N)" + ppn + CheckCharacters.mod97(ppn);
    InvalidUdiException e =
        assertThrows(InvalidUdiException.class, () -> parser.parse(wrongInside));
    assertTrue(e.getMessage().contains("12345679, which is no PZN"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "$", "/", "+", "%", "-", "."})
  void takesEveryCheckCharacterOfHibc(String check) throws Exception {
    String body = "+A12";
    String found = null;
    for (int i = 0; found == null && i < 10_000; i++) {
      String primary = body + String.format("3%04d0", i);
      if (CheckCharacters.mod43(primary) == check.charAt(0)) {
        found = primary + check;
      }
    }
    // The other letters of the labeler code move the sum where digits alone do not reach.
    for (char c = 'A'; found == null && c <= 'Z'; c++) {
      for (char d = 'A'; found == null && d <= 'Z'; d++) {
        String primary = "+A" + c + d + "1X0";
        found = CheckCharacters.mod43(primary) == check.charAt(0) ? primary + check : null;
      }
    }
    assertEquals(found, parser.parse(found).text());
  }

  @Test
  void readsTwoDigitsOfAYearByTheYearGiven() {
    ShortDate dates = new ShortDate(Year.of(2026));
    assertEquals(2026, dates.year("26"));
    assertEquals(2076, dates.year("76"));
    assertEquals(1977, dates.year("77"));
    assertEquals(2000, dates.year("00"));
    assertEquals(2100, new ShortDate(Year.of(2060)).year("00"));
    assertEquals(2010, new ShortDate(Year.of(2059)).year("10"));
    assertEquals(2109, new ShortDate(Year.of(2059)).year("09"));
  }

  @Test
  void writesTheDeviceIdentifiersOfATargetInOneForm() throws Exception {
    assertEquals(
        List.of("04012345678901", "00012345678905"),
        parser.target(List.of("(01)04012345678901", "012345678905")));
    assertEquals(
        List.of("+A123ABCDEFGHI1234567891E"), parser.target(List.of("+A123ABCDEFGHI1234567891E")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "04012345678901,+A123ABCDEFGHI1234567891E | one issuing entity",
        "04012345678901,4012345678901 | same UDI-DI",
        "(01)04012345678901(21)A | UDI-DI alone",
        "(01)04012345678901(4321)A | UDI-DI alone",
        "12345ANJ | Basic UDI-DI",
        "04012345678902 | check digit"
      })
  void refusesATargetThatDevicesCouldNotCompare(String given, String why) {
    InvalidUdiException e =
        assertThrows(InvalidUdiException.class, () -> parser.target(List.of(given.split(",", -1))));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void keepsAnElementThatIsNotKnown() throws Exception {
    Udi udi = (Udi) parser.parse("(01)04012345678901(4321)A");
    assertEquals("(4321)A", udi.productionText());
  }
}
