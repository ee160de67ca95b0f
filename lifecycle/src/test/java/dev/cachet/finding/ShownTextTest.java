package dev.cachet.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTest {
  /** In the table: N line feed, R carriage return, E escape, T tab, S U+3000, P U+2028. */
  private static String meant(String word) {
    return word.replace('N', '\n')
        .replace('R', '\r')
        .replace('E', '\u001b')
        .replace('T', '\t')
        .replace('S', '\u3000')
        .replace('P', '\u2028')
        .replace("_", " ");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "::error::x, :\\u003aerror::x",
        "____::error::x, ____:\\u003aerror::x",
        "T::a, T:\\u003aa",
        "S::a, S:\\u003aa",
        "aN::b, aN:\\u003ab",
        "aR::b, a\\u000d::b",
        "aRN::b, aRN:\\u003ab",
        "aP::b, a\\u2028::b",
        "E[0m::b, \\u001b[0m::b",
        "##[group]x, ##\\u005bgroup]x",
        "a_##[error]b, a_##\\u005berror]b",
        "##vso[task.x]y, ##vso\\u005btask.x]y",
        "###Vso[x, ###Vso\\u005bx",
        "##teamcity[x, ##teamcity\\u005bx",
        "#E#vso[x, #\\u001b#vso[x",
        "a::b, a::b",
        "x_#_[1], x_#_[1]",
        "##_[1], ##_[1]",
        "#[1], #[1]",
        ":_:x, :_:x",
        "aTb, aTb",
      })
  void whatACiSystemWouldObeyIsBroken(String from, String expected) {
    assertEquals(meant(expected), ShownText.of(meant(from)));
    assertEquals(meant(expected), ShownText.of(meant(expected)), "again");
  }

  @Test
  void lettersOfAllLanguagesStay() {
    String text = "Müller 日本 \ud83d\ude00 e\u0301";
    assertEquals(text, ShownText.of(text));
  }

  @Test
  void whatSteersATerminalIsWrittenAsItsUnits() {
    assertEquals("\\u202ex", ShownText.of("\u202ex"));
    assertEquals("\\u009b31m", ShownText.of("\u009b31m"));
    assertEquals("\\udb40\\udc01", ShownText.of("\udb40\udc01"));
    assertEquals("\\ud83d.", ShownText.of("\ud83d."));
    assertEquals("\\ud83d", ShownText.of("\ud83d"));
  }

  @Test
  void documentsKeepTheirMeaning() {
    assertEquals("{\"name\":\"##vso\\u005ba]\"}", ShownText.document("{\"name\":\"##vso[a]\"}"));
    assertEquals("<a b=\"##vso&#x5b;a]\"/>", ShownText.document("<a b=\"##vso[a]\"/>"));
  }

  @Test
  void aCommandInPiecesIsBrokenToo() throws IOException {
    StringWriter whole = new StringWriter();
    try (Writer shown = ShownText.writer(whole)) {
      for (char c : "##vso[a]\r\n::b \ud83d\ude00".toCharArray()) {
        shown.write(c);
        shown.flush();
      }
    }
    assertEquals("##vso\\u005ba]\r\n:\\u003ab \ud83d\ude00", whole.toString());
  }

  @Test
  void aLineOfAReportIsSafeAnywhere() {
    assertEquals("a ##vso\\u005bb]", LineText.of("a ##vso[b]"));
  }
}
