package dev.cachet.drift.difference;

import dev.cachet.drift.difference.Change.Kind;
import dev.cachet.finding.JsonText;
import dev.cachet.finding.LineText;
import dev.cachet.finding.MarkdownText;
import dev.cachet.sbom.Sbom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The forms in which differences are printed. The same differences give the same bytes. */
public enum DiffFormat {
  /** Lines for a terminal. */
  TEXT,
  /** JSON of Cachet's own. */
  JSON,
  /** Markdown, for release notes or a comment. */
  MARKDOWN;

  /**
   * Writes differences.
   *
   * @param diff what changed
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(SbomDiff diff) {
    return switch (this) {
      case TEXT -> lines(diff, "", "\n%s\n", "  ", LineText::of);
      case MARKDOWN -> lines(diff, "## ", "\n### %s\n\n", "- ", MarkdownText::code);
      case JSON -> json(diff);
    };
  }

  private static byte[] lines(
      SbomDiff diff, String top, String heading, String bullet, UnaryOperator<String> quoted) {
    StringBuilder text = new StringBuilder();
    text.append(top).append("From ").append(quoted.apply(title(diff.before())));
    text.append(" to ").append(quoted.apply(title(diff.after()))).append('\n');
    Kind kind = null;
    Map<Kind, Integer> counts = diff.counts();
    for (Change change : diff.changes()) {
      if (change.kind() != kind) {
        kind = change.kind();
        String title = kind.title() + " (" + counts.get(kind) + ")";
        text.append(String.format(Locale.ROOT, heading, title));
      }
      text.append(bullet).append(change.sentence(quoted)).append('\n');
    }
    text.append('\n').append(LineText.count(diff.same(), "component"));
    text.append(diff.same() == 1 ? " is" : " are").append(" the same in both");
    if (diff.notCompared() > 0) {
      text.append("; of ").append(diff.notCompared());
      text.append(" the content could not be compared, for want of a digest of one kind in both");
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String title(Sbom sbom) {
    return sbom.subject().title()
        + sbom.timestamp().map(Instant::toString).map(t -> " of " + t).orElse("");
  }

  private static byte[] json(SbomDiff diff) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberField("schemaVersion", 1);
          json.writeStringField("before", title(diff.before()));
          json.writeStringField("after", title(diff.after()));
          json.writeNumberField("same", diff.same());
          json.writeNumberField("contentNotCompared", diff.notCompared());
          json.writeArrayFieldStart("changes");
          for (Change change : diff.changes()) {
            json.writeStartObject();
            json.writeStringField(
                "kind", change.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeStringField("component", change.component());
            json.writeStringField("version", change.version());
            json.writeStringField("before", change.before());
            json.writeStringField("after", change.after());
            json.writeArrayFieldStart("neededBy");
            for (String name : change.neededBy()) {
              json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
