package dev.cachet.os;

import dev.cachet.finding.JsonText;
import dev.cachet.finding.LineText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer about one path in one line, for a terminal or as one JSON document of many. */
public final class OsIdentityLine {
  private OsIdentityLine() {}

  /**
   * Writes an answer as JSON.
   *
   * @param path what was asked about, as it was given
   * @param os the answer
   * @return one object in ASCII without a line feed: {@code path}, {@code product}, {@code cycle},
   *     {@code base} ({@code product/cycle}, and only then), {@code candidates}, {@code
   *     confidence}, {@code rolling}, {@code name}, {@code version}, {@code rule}, {@code
   *     evidence}; what is not known is null
   */
  public static String json(String path, OsIdentity os) {
    return JsonText.line(
        json -> {
          json.writeStartObject();
          json.writeStringField("path", path);
          json.writeStringField("product", os.product());
          json.writeStringField("cycle", os.cycle());
          json.writeStringField("base", pair(os.base()));
          JsonText.texts(json, "candidates", os.candidates());
          json.writeStringField("confidence", os.confidence().name());
          json.writeBooleanField("rolling", os.rolling());
          json.writeStringField("name", os.name());
          json.writeStringField("version", os.version());
          json.writeStringField("rule", os.rule());
          JsonText.evidence(json, os.evidence());
          json.writeEndObject();
        });
  }

  /**
   * Writes an answer for a person.
   *
   * @param path what was asked about, as it was given
   * @param os the answer
   * @return one line without a line feed
   */
  public static String text(String path, OsIdentity os) {
    String candidates = os.candidates().isEmpty() ? "" : ", candidates " + os.candidates();
    String base = os.base() == null ? "" : ", built on " + os.base();
    return LineText.of(
        path
            + ": "
            + Objects.requireNonNullElse(os.product(), "unknown")
            + " "
            + Objects.requireNonNullElse(os.cycle(), "(no cycle)")
            + base
            + candidates
            + ", "
            + os.confidence()
            + ": "
            + os.rule());
  }

  /** A product alone is a lead for a person; a program asks for a product and its cycle. */
  private static @Nullable String pair(@Nullable String base) {
    return base == null || base.indexOf('/') < 0 ? null : base;
  }
}
