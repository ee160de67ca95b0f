package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Severity;
import dev.cachet.lifecycle.SupportLevel;
import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageWordsTest {
  private static Properties words(String tag) throws IOException {
    Properties words = new Properties();
    words.load(new StringReader(SupportPage.resource("words_" + tag + ".properties")));
    return words;
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
    Properties english = words("en");
    Properties french = words("fr");
    for (String key : english.stringPropertyNames()) {
      assertTrue(french.containsKey(key), key);
      assertEquals(places(english.getProperty(key)), places(french.getProperty(key)), key);
    }
    TreeSet<String> more = new TreeSet<>(french.stringPropertyNames());
    more.removeAll(english.stringPropertyNames());
    more.removeIf(key -> key.matches("month\\.\\d+"));
    assertEquals(
        List.of(
            "notice.catalogue",
            "notice.lifecycle.as-of-before-facts",
            "notice.lifecycle.catalogue-age",
            "table.reason",
            "table.reason-end"),
        List.copyOf(more));
  }

  private static List<String> places(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  @Test
  void everyMemberOfAListHasAWord() {
    for (PageWords words : List.of(PageWords.ENGLISH, PageWords.FRENCH)) {
      for (SupportState state : SupportState.values()) {
        assertTrue(words.word(state).length() > 2, state.name());
      }
      for (SupportLevel level : SupportLevel.values()) {
        assertTrue(words.word(level).length() > 2, level.name());
      }
      for (Severity severity : Severity.values()) {
        assertTrue(words.word(severity).length() > 2, severity.name());
      }
      for (Standing standing : Standing.values()) {
        assertTrue(standing.words(words).length() > 2, standing.name());
        assertTrue(standing.brief(words).length() > 2, standing.name());
      }
      for (PhaseKind kind : PhaseKind.values()) {
        assertTrue(kind.words(words).length() > 2, kind.name());
      }
    }
  }

  @Test
  void theEnglishLevelIsTheOneOfEveryReport() {
    for (SupportLevel level : SupportLevel.values()) {
      assertEquals(level.words(), PageWords.ENGLISH.word(level));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2028-06-30, 30_juin_2028, 30/06/2028",
    "2029-08-01, 1er_août_2029, 01/08/2029",
    "2031-02, février_2031, 02/2031",
    "2031, 2031, 2031",
    "soon, soon, soon",
    "2028-02-30, 2028-02-30, 2028-02-30",
    "not published, not published, not published"
  })
  void writesDaysAsTheLanguageDoes(String written, String sentence, String label) {
    assertEquals(sentence.replace('_', '\u00a0'), PageWords.FRENCH.day(written));
    assertEquals(label, PageWords.FRENCH.shortDay(written));
    assertEquals(written, PageWords.ENGLISH.day(written));
    assertEquals(written, PageWords.ENGLISH.shortDay(written));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 0, 2 y, 2_ans",
    "1, 1, 3, 1 y 1 m, 1_an 1_mois",
    "0, 0, 9, 9 d, 9_j",
    "0, 11, 0, 11 m, 11_mois"
  })
  void tellsHowLong(int years, int months, int days, String english, String french) {
    assertEquals(english, PageWords.ENGLISH.duration(years, months, days));
    assertEquals(french.replace('_', '\u00a0'), PageWords.FRENCH.duration(years, months, days));
  }

  @Test
  void aThirdLanguageIsRefused() {
    assertEquals("fr", PageWords.of(Locale.CANADA_FRENCH).tag());
    assertThrows(IllegalArgumentException.class, () -> PageWords.of(Locale.GERMAN));
  }
}
