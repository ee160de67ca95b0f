package dev.cachet.format.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as documents state them: RFC 3339, with T or a space, in capitals or not, and
 * without a zone, as some tools write them.
 */
public final class Timestamps {
  private static final Pattern LOCAL =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,20})?");
  private static final int DATE = "2026-11-30".length();

  private Timestamps() {}

  /**
   * Whether every reader takes it as it is.
   *
   * @param text the text
   * @return whether it is so
   */
  public static boolean isPlain(String text) {
    return PlainText.instant(text);
  }

  /**
   * As a schema of CycloneDX wants it; a missing zone is no reason to refuse a document.
   *
   * @param text the text
   * @return the text
   */
  public static String forSchema(String text) {
    String clean = canonical(text);
    return LOCAL.matcher(clean).matches() ? clean + "Z" : clean;
  }

  /**
   * The instant at a place of a document; null, and told, if the document names no zone.
   *
   * @param text the text
   * @param from where it begins
   * @param name the name
   * @return the instant
   */
  public static @Nullable Instant read(String text, Fields from, String name) {
    String clean = canonical(text);
    try {
      if (LOCAL.matcher(clean).matches()) {
        OffsetDateTime.parse(clean + "Z");
        from.unknown(
            "format.no-zone",
            name,
            "'" + text + "' has no zone, so nobody knows when the document was made");
        return null;
      }
      return OffsetDateTime.parse(clean).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          from.pointer() + "/" + name + ": is no RFC 3339 date and time", e);
    }
  }

  private static String canonical(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return upper.length() > DATE && upper.charAt(DATE) == ' '
        ? upper.substring(0, DATE) + "T" + upper.substring(DATE + 1)
        : upper;
  }
}
