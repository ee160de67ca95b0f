package dev.cachet.phrase;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The words of one language. They stand in {@code phrases_en.properties} and {@code
 * phrases_fr.properties} beside this class, in UTF-8, with the same keys and the same places.
 */
public final class Phrases {
  private static final char NARROW_SPACE = '\u202f';
  private static final char HARD_SPACE = '\u00a0';
  private static final Map<Language, Phrases> ALL = all();

  private final Language language;
  private final Properties texts;

  private Phrases(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /**
   * The words of a language.
   *
   * @param language which
   * @return its words
   */
  public static Phrases of(Language language) {
    return Optional.ofNullable(ALL.get(language)).orElseThrow();
  }

  /**
   * The language.
   *
   * @return which
   */
  public Language language() {
    return language;
  }

  /**
   * Words without a place for a value.
   *
   * @param key of the phrase
   * @return the words
   */
  public String text(String key) {
    return line(key).plain();
  }

  /**
   * Words in whose places values stand.
   *
   * @param key of the phrase
   * @param values a {@link Line}, or text of any origin, for {@code {0}}, {@code {1}} and so on
   * @return the line
   */
  public Line line(String key, Object... values) {
    List<Line> lines =
        Stream.of(values)
            .map(value -> value instanceof Line line ? line : Line.value(value.toString()))
            .toList();
    return Line.filled(pattern(key), lines);
  }

  /**
   * Says how many there are of something; {@code {0}} is the number.
   *
   * @param key of the phrase, without {@code .one} or {@code .many}
   * @param number how many
   * @param values for {@code {1}} and so on
   * @return the line
   */
  public Line counted(String key, long number, Object... values) {
    Object[] all = Stream.concat(Stream.of(count(number)), Stream.of(values)).toArray();
    return line(key + (language.isSingular(number) ? ".one" : ".many"), all);
  }

  /**
   * The word for a member of a closed list.
   *
   * @param value its key is the simple name of its type in lower case, a dot and its name
   * @return the word
   */
  public Line word(Enum<?> value) {
    String type = value.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
    return line(type + "." + value.name());
  }

  /**
   * A day as people of the language write it.
   *
   * @param day the day
   * @return such as {@code 30 June 2028} and {@code 1er juillet 2028}
   */
  public Line day(LocalDate day) {
    String number = Integer.toString(day.getDayOfMonth());
    String first = language == Language.FR && number.equals("1") ? "1er" : number;
    String month = text("month." + day.getMonthValue());
    return Line.own(first + HARD_SPACE + month + HARD_SPACE + day.getYear());
  }

  /**
   * An instant to the minute, in UTC.
   *
   * @param instant the instant
   * @return such as {@code 23 November 2026, 08:00 UTC}
   */
  public Line instant(Instant instant) {
    String time =
        DateTimeFormatter.ofPattern(text("time.pattern"), Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(instant);
    return line("time.instant", day(instant.atOffset(ZoneOffset.UTC).toLocalDate()), time(time));
  }

  /**
   * A number with its thousands apart.
   *
   * @param number 0 or more
   * @return such as {@code 12,345}
   */
  public Line count(long number) {
    String separator = language == Language.FR ? String.valueOf(NARROW_SPACE) : ",";
    String digits = Long.toString(number);
    return Line.own(
        digits.length() > 4 ? digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", separator) : digits);
  }

  /**
   * A size with the unit that people read, a thousand to the next one.
   *
   * @param bytes 0 or more
   * @return such as {@code 1.5 MB} and {@code 1,5 Mo}
   */
  public Line bytes(long bytes) {
    String[] units = text("units").split(" ", -1);
    if (bytes < 1_000) {
      return Line.own(bytes + String.valueOf(HARD_SPACE) + units[0]);
    }
    int unit = 0;
    long tenths = bytes;
    long rest = 0;
    while (tenths >= 1_000 && unit < units.length - 1) {
      rest = tenths % 1_000;
      tenths /= 1_000;
      unit++;
    }
    String decimals = tenths < 100 && rest >= 100 ? text("decimal") + rest / 100 : "";
    return Line.own(count(tenths).plain() + decimals + HARD_SPACE + units[unit]);
  }

  private static Line time(String text) {
    return Line.own(text);
  }

  private String pattern(String key) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no phrase " + key + " in " + language.tag());
    }
    return pattern;
  }

  private static Map<Language, Phrases> all() {
    Map<Language, Phrases> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, new Phrases(language, read(language)));
    }
    return all;
  }

  private static Properties read(Language language) {
    String name = "phrases_" + language.tag() + ".properties";
    try (InputStream file = Phrases.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new FileNotFoundException(name + " is missing beside " + Phrases.class);
      }
      Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
      Properties texts = new Properties();
      texts.load(text);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("this library's jar is damaged", e);
    }
  }
}
