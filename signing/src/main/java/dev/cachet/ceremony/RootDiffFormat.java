package dev.cachet.ceremony;

import dev.cachet.finding.JsonText;
import dev.cachet.trust.RootDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The forms in which the differences of two roots are printed. The same roots, the same bytes. */
public enum RootDiffFormat {
  /** A sentence a line. */
  TEXT,
  /** JSON of Cachet's own. */
  JSON;

  /**
   * Writes the differences.
   *
   * @param before the older root
   * @param after the newer root
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(RootDocument before, RootDocument after) {
    List<RootChange> changes = RootDiff.between(before, after);
    return this == TEXT
        ? text(before, after, changes).getBytes(StandardCharsets.UTF_8)
        : json(before, after, changes);
  }

  private static String text(RootDocument before, RootDocument after, List<RootChange> changes) {
    StringBuilder out = new StringBuilder("from root ");
    out.append(before.version()).append(" to root ").append(after.version());
    out.append(" of ").append(after.manufacturer()).append('\n');
    changes.forEach(change -> out.append("  ").append(change.sentence()).append('\n'));
    return out.append(changes.isEmpty() ? "  nothing changes\n" : "").toString();
  }

  private static byte[] json(RootDocument before, RootDocument after, List<RootChange> changes) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberField("schemaVersion", 1);
          json.writeNumberField("before", before.version());
          json.writeNumberField("after", after.version());
          json.writeArrayFieldStart("changes");
          for (RootChange change : changes) {
            json.writeStartObject();
            json.writeStringField("kind", RootWords.of(change.kind()).replace('_', '-'));
            json.writeStringField("subject", change.subject());
            json.writeStringField("sentence", change.sentence());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }
}
