package dev.cachet.policy;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachet.finding.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms in which the table of levels and a policy are printed. */
public enum PolicyFormat {
  /** Lines for a terminal. */
  TEXT,
  /** JSON of Cachet's own. */
  JSON,
  /** Tables for a document. */
  MARKDOWN;

  private static final String OURS =
      "All values are defaults of Cachet's own; no text sets them. Each can be set in a policy.";

  /**
   * Writes the whole table.
   *
   * @return UTF-8, ending in a line feed
   */
  public byte[] table() {
    return switch (this) {
      case JSON -> JsonText.of(PolicyFormat::tableJson);
      case MARKDOWN -> bytes(markdown());
      case TEXT -> bytes(tableText());
    };
  }

  /**
   * Writes what one policy asks for.
   *
   * @param values its values
   * @return UTF-8, ending in a line feed
   */
  public byte[] values(PolicyValues values) {
    return switch (this) {
      case JSON -> JsonText.of(json -> valuesJson(json, values));
      case MARKDOWN -> bytes(valuesMarkdown(values));
      case TEXT -> bytes(valuesText(values));
    };
  }

  /**
   * Explains a row, a scheme or a preset.
   *
   * @param name its name
   * @return lines; empty if there is none of this name
   */
  public static List<String> explain(String name) {
    List<String> lines = new ArrayList<>();
    PolicyTable table = PolicyTable.bundled();
    table.row(name).ifPresent(row -> explain(row, lines));
    for (PolicyTable.Scheme scheme : table.schemes()) {
      if (scheme.scheme().equals(name)) {
        lines.add(scheme.scheme() + ": " + scheme.title());
        lines.add("  " + words(scheme));
        lines.add("  why: " + scheme.rationale());
        lines.add("  " + OURS);
      }
    }
    table
        .preset(name)
        .ifPresent(
            preset -> {
              lines.add("preset " + preset.preset() + ": " + preset.title());
              preset.values().forEach((row, value) -> lines.add("  " + row + ": " + value));
              lines.add("  serves: " + preset.serves());
              lines.add("  does not cover: " + preset.doesNotCover());
            });
    return lines;
  }

  private static void explain(PolicyRow row, List<String> lines) {
    lines.add(row.id() + ": " + row.title());
    for (PolicyLevel level : PolicyLevel.values()) {
      PolicyRow.Cell cell = row.cell(level);
      lines.add("  " + level + " " + text(row, cell) + ": " + cell.rationale());
    }
    lines.add("  carried by: " + row.carrier() + "; checked by: " + row.check());
    lines.add("  serves: " + row.requirement());
    lines.add("  " + OURS);
  }

  /**
   * Compares two policies.
   *
   * @param old one
   * @param other the other
   * @return a line for each row that differs, or one that none does
   */
  public static List<String> diff(PolicyValues old, PolicyValues other) {
    List<String> lines = new ArrayList<>();
    lines.add("level: " + old.level() + " to " + other.level());
    for (PolicyValue value : other.all()) {
      PolicyValue before = old.value(value.row().id());
      PolicyRow.Strictness is = value.row().compare(value.value(), before.value());
      if (is != PolicyRow.Strictness.SAME) {
        lines.add(
            value.row().id()
                + ": "
                + before.text()
                + " to "
                + value.text()
                + (is == PolicyRow.Strictness.OTHER ? "" : ", " + word(is))
                + " ("
                + value.row().requirement()
                + ")");
      }
    }
    if (lines.size() == 1) {
      lines.add("no row differs");
    }
    return lines;
  }

  private static String word(PolicyRow.Strictness is) {
    return is == PolicyRow.Strictness.MILDER ? "milder" : "stricter";
  }

  private static String tableText() {
    StringBuilder text = new StringBuilder();
    for (PolicyTable.Scheme scheme : PolicyTable.bundled().schemes()) {
      text.append(scheme.scheme()).append(": ").append(words(scheme)).append('\n');
    }
    for (PolicyRow row : PolicyTable.bundled().rows()) {
      text.append('\n').append(row.id()).append(": ").append(row.title());
      text.append(" [").append(row.carrier()).append(", checked by ").append(row.check());
      text.append(", ").append(row.requirement()).append("]\n");
      for (PolicyLevel level : PolicyLevel.values()) {
        text.append("  ").append(level).append(' ').append(text(row, row.cell(level))).append('\n');
      }
    }
    return text.append('\n').append(OURS).append('\n').toString();
  }

  private static String markdown() {
    StringBuilder text =
        new StringBuilder("| scheme | P0 | P1 | P2 | P3 |\n|---|---|---|---|---|\n");
    for (PolicyTable.Scheme scheme : PolicyTable.bundled().schemes()) {
      text.append("| `").append(scheme.scheme()).append("` | ");
      for (PolicyLevel level : PolicyLevel.values()) {
        text.append(
            scheme.words().entrySet().stream()
                .filter(word -> word.getValue() == level)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", ")));
        text.append(level == PolicyLevel.P3 ? " |\n" : " | ");
      }
    }
    text.append("\n| row | P0 | P1 | P2 | P3 | carried by | checked by | serves |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    for (PolicyRow row : PolicyTable.bundled().rows()) {
      text.append("| `").append(row.id()).append("` ").append(row.title()).append(" | ");
      for (PolicyLevel level : PolicyLevel.values()) {
        text.append(text(row, row.cell(level))).append(" | ");
      }
      text.append(row.carrier()).append(" | ").append(row.check()).append(" | ");
      text.append(row.requirement()).append(" |\n");
    }
    return text.toString();
  }

  private static String valuesText(PolicyValues values) {
    StringBuilder text = new StringBuilder();
    text.append("level ").append(values.level()).append(" for ");
    text.append(values.category().text()).append('\n');
    for (PolicyValue value : values.all()) {
      text.append(value.row().id()).append(": ").append(value.text());
      text.append(" [").append(value.source()).append(", ").append(value.row().carrier());
      text.append(", ").append(value.row().requirement()).append("] ");
      text.append(value.rationale()).append('\n');
    }
    return text.toString();
  }

  private static String valuesMarkdown(PolicyValues values) {
    StringBuilder text = new StringBuilder("| row | value | from | carried by | serves | why |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (PolicyValue value : values.all()) {
      text.append("| `").append(value.row().id()).append("` | ").append(value.text());
      text.append(" | ").append(value.source()).append(" | ").append(value.row().carrier());
      text.append(" | ").append(value.row().requirement()).append(" | ");
      text.append(value.rationale().replace("|", "\\|")).append(" |\n");
    }
    return text.toString();
  }

  private static void tableJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", 1);
    json.writeArrayFieldStart("rows");
    for (PolicyRow row : PolicyTable.bundled().rows()) {
      json.writeStartObject();
      row(json, row);
      json.writeObjectFieldStart("cells");
      for (PolicyLevel level : PolicyLevel.values()) {
        json.writeStringField(level.name(), row.cell(level).value());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void valuesJson(JsonGenerator json, PolicyValues values) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schemaVersion", 1);
    json.writeStringField("level", values.level().name());
    json.writeArrayFieldStart("rows");
    for (PolicyValue value : values.all()) {
      json.writeStartObject();
      row(json, value.row());
      json.writeStringField("value", value.value());
      json.writeStringField("source", value.source());
      json.writeStringField("rationale", value.rationale());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void row(JsonGenerator json, PolicyRow row) throws IOException {
    json.writeStringField("row", row.id());
    json.writeStringField("title", row.title());
    json.writeStringField("carrier", row.carrier());
    json.writeStringField("check", row.check());
    json.writeStringField("requirement", row.requirement());
  }

  private static String words(PolicyTable.Scheme scheme) {
    return scheme.words().entrySet().stream()
        .map(word -> word.getKey() + " " + word.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String text(PolicyRow row, PolicyRow.Cell cell) {
    return new PolicyValue(row, cell.value(), "", "").text();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
