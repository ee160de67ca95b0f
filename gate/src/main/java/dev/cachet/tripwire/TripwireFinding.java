package dev.cachet.tripwire;

import dev.cachet.finding.JsonText;
import dev.cachet.finding.LineText;
import java.util.Locale;

/**
 * Something to say of one file. It never holds what was found, only where.
 *
 * @param path path of the file, with {@code !/} before each name inside of an archive
 * @param verdict what it means
 * @param rule stable id of the rule, such as {@code dicom.patient}
 * @param offset where in the innermost file, in bytes of its plain content; 0 if it is all of it
 * @param why one sentence
 */
public record TripwireFinding(
    String path, TripwireVerdict verdict, String rule, long offset, String why) {
  /**
   * The finding for a person.
   *
   * @return one line without its end
   */
  public String text() {
    return LineText.of(path) + ": " + word() + " " + rule + " at byte " + offset + ": " + why;
  }

  /**
   * The finding for a program.
   *
   * @return one JSON object without a line feed: {@code path}, {@code verdict} ({@code block},
   *     {@code report}, {@code unread}), {@code rule}, {@code offset}, {@code why}
   */
  public String json() {
    return JsonText.line(
        json -> {
          json.writeStartObject();
          json.writeStringField("path", path);
          json.writeStringField("verdict", word());
          json.writeStringField("rule", rule);
          json.writeNumberField("offset", offset);
          json.writeStringField("why", why);
          json.writeEndObject();
        });
  }

  private String word() {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
