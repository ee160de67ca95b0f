package dev.cachet.phrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.drift.difference.Change;
import dev.cachet.lifecycle.SupportState;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final Phrases EN = Phrases.of(Language.EN);
  private static final Phrases FR = Phrases.of(Language.FR);

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaces() throws Exception {
    Properties english = read("en");
    Properties french = read("fr");
    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(french.keySet()));
    for (String key : english.stringPropertyNames()) {
      assertEquals(places(english.getProperty(key)), places(french.getProperty(key)), key);
    }
  }

  /** French sets a no-break space before these signs and never an ordinary one. */
  @Test
  void frenchHasItsSpacesAndApostrophes() throws Exception {
    Properties french = read("fr");
    for (String key : french.stringPropertyNames()) {
      String text = french.getProperty(key);
      assertFalse(Pattern.compile(" [:;?!]").matcher(text).find(), key + ": " + text);
      assertFalse(Pattern.compile("\\p{L}[:;?!]").matcher(text).find(), key + ": " + text);
      assertFalse(!key.equals("time.pattern") && text.contains("'"), key + ": " + text);
    }
  }

  @Test
  void everyWordOfAClosedListIsThere() {
    for (Phrases phrases : new Phrases[] {EN, FR}) {
      for (SupportState state : SupportState.values()) {
        assertFalse(phrases.word(state).isEmpty());
      }
      for (Change.Kind kind : Change.Kind.values()) {
        assertFalse(phrases.line("moved." + kind.name(), "a", "b", "c").isEmpty());
        assertFalse(phrases.counted("moved-count." + kind.name(), 2).isEmpty());
      }
    }
  }

  @Test
  void datesNumbersAndSizesAreThoseOfTheLanguage() {
    assertEquals("1\u00a0July\u00a02028", EN.day(LocalDate.of(2028, 7, 1)).plain());
    assertEquals("1er\u00a0juillet\u00a02028", FR.day(LocalDate.of(2028, 7, 1)).plain());
    assertEquals("21\u00a0août\u00a02028", FR.day(LocalDate.of(2028, 8, 21)).plain());
    Instant instant = Instant.parse("2026-11-23T08:05:59Z");
    assertEquals("23\u00a0November\u00a02026, 08:05 UTC", EN.instant(instant).plain());
    assertEquals("23\u00a0novembre\u00a02026 à 08 h 05 UTC", FR.instant(instant).plain());
    assertEquals("12,345", EN.count(12_345).plain());
    assertEquals("12\u202f345", FR.count(12_345).plain());
    assertEquals("1.5\u00a0MB", EN.bytes(1_500_000).plain());
    assertEquals("1,5\u00a0Mo", FR.bytes(1_500_000).plain());
    assertEquals("999\u00a0o", FR.bytes(999).plain());
    assertEquals("1\u00a0kB", EN.bytes(1_000).plain());
    assertEquals("214\u00a0GB", EN.bytes(214_748_364_800L).plain());
  }

  /** In French none is singular. */
  @Test
  void countsAgree() {
    assertEquals("0 days", EN.counted("days", 0).plain());
    assertEquals("0 jour", FR.counted("days", 0).plain());
    assertEquals("1 day", EN.counted("days", 1).plain());
    assertEquals("2 jours", FR.counted("days", 2).plain());
  }

  @Test
  void valuesAreNeverWords() {
    Line line = EN.line("moved.UPGRADED", "{1}", "a`|b", "c\u202ed");
    assertEquals("{1} went from a`|b to c\\u202ed.", line.plain());
    assertTrue(line.markdown().startsWith("`{1}` went from `a\\u0060\\u007cb`"), line.markdown());
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Pattern.compile("\\{\\d}").matcher(text).results().forEach(found -> places.add(found.group()));
    return places;
  }

  private static Properties read(String language) throws Exception {
    Properties texts = new Properties();
    try (Reader file =
        new InputStreamReader(
            Phrases.class.getResourceAsStream("phrases_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      texts.load(file);
    }
    return texts;
  }
}
