package dev.cachet.endofsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The texts of a notice for people: the statement, and what to add to the instructions for use. The
 * words lie beside this class, one file a text and language.
 */
public final class NoticeText {
  private static final int MAX_BYTES = 65_536;

  /** A language of the texts. */
  public enum Language {
    /** English. */
    EN(
        List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December"),
        "no successor is announced"),
    /** French. */
    FR(
        List.of(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre"),
        "aucun successeur n’est annoncé");

    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
    private final List<String> months;

    private final String noSuccessor;

    Language(List<String> months, String noSuccessor) {
      this.months = months;
      this.noSuccessor = noSuccessor;
    }

    /**
     * Its code.
     *
     * @return {@code en} or {@code fr}
     */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    String day(LocalDate day) {
      String number = this == FR && day.getDayOfMonth() == 1 ? "1er" : "" + day.getDayOfMonth();
      return number + ' ' + months.get(day.getMonthValue() - 1) + ' ' + day.getYear();
    }
  }

  private NoticeText() {}

  /**
   * The manufacturer's statement.
   *
   * @param end what is stated
   * @param language which language
   * @return a text of some paragraphs, ending in a line feed
   */
  public static String statement(SupportEnd end, Language language) {
    return filled("statement", end, language);
  }

  /**
   * What to add to the instructions for use.
   *
   * @param end what is stated
   * @param language which language
   * @return a text of some paragraphs, ending in a line feed
   */
  public static String instructions(SupportEnd end, Language language) {
    return filled("instructions", end, language);
  }

  private static String filled(String name, SupportEnd end, Language language) {
    Map<String, String> values =
        Map.of(
            "title", end.title(),
            "publisher", end.publisher(),
            "versions", String.join(", ", end.versions()),
            "udiDis", String.join(", ", end.udiDis()),
            "securitySupport", language.day(end.dates().securitySupport()),
            "life", language.day(end.dates().life()),
            "successor", end.successor().orElse(language.noSuccessor),
            "contact", end.contact(),
            "reference", end.reference());
    StringBuilder text = new StringBuilder();
    String pattern = resource(name + "." + language.code() + ".txt");
    int from = 0;
    // One pass: a value that holds a place of its own is not filled again.
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
      int close = pattern.indexOf('}', at);
      text.append(pattern, from, at).append(values.get(pattern.substring(at + 1, close)));
      from = close + 1;
    }
    return text.append(pattern.substring(from)).toString();
  }

  private static String resource(String name) {
    try (InputStream in = NoticeText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in this jar");
      }
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
