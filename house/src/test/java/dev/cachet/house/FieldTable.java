package dev.cachet.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** Every member that a JSON Schema allows, as a table of a page: made from the schema alone. */
final class FieldTable {
  private final JsonNode schema;
  private final List<String> rows = new ArrayList<>();
  private final List<String> undescribed = new ArrayList<>();

  private FieldTable(JsonNode schema) {
    this.schema = schema;
  }

  static FieldTable of(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      FieldTable table = new FieldTable(new ObjectMapper().readTree(Objects.requireNonNull(in)));
      table.members(table.schema, "");
      return table;
    }
  }

  String markdown() {
    return "| member | needed | value | means |\n|---|---|---|---|\n"
        + String.join("\n", rows)
        + "\n";
  }

  List<String> undescribed() {
    return undescribed;
  }

  private void members(JsonNode object, String at) {
    List<String> required = new ArrayList<>();
    object.path("required").forEach(name -> required.add(name.textValue()));
    for (Map.Entry<String, JsonNode> member : object.path("properties").properties()) {
      String pointer = at + "/" + member.getKey();
      JsonNode said = member.getValue();
      JsonNode value = resolved(said);
      String means = said.path("description").asText(value.path("description").asText());
      if (means.isBlank()) {
        undescribed.add(pointer);
      }
      String needed = required.contains(member.getKey()) ? "yes" : "";
      rows.add("| `" + pointer + "` | " + needed + " | " + value(value) + " | " + means + " |");
      JsonNode each = resolved(value.path("items"));
      members(
          each.has("properties") ? each : value, each.has("properties") ? pointer + "/*" : pointer);
    }
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : schema.at(reference.substring(1));
  }

  private String value(JsonNode value) {
    if (value.has("const")) {
      return "`" + value.get("const").asText() + "`";
    }
    if (value.has("enum")) {
      StringJoiner words = new StringJoiner(", ");
      value.get("enum").forEach(word -> words.add("`" + word.asText() + "`"));
      return words.toString();
    }
    if (value.has("items")) {
      return "list: " + value(resolved(value.get("items")));
    }
    StringJoiner text = new StringJoiner(", ");
    text.add(value.path("type").asText());
    if (value.has("minimum")) {
      text.add(value.get("minimum").asText() + " to " + value.path("maximum").asText());
    }
    if (value.has("maxLength")) {
      text.add("at most " + value.get("maxLength").asText() + " characters");
    }
    if (value.has("pattern")) {
      text.add("`" + value.get("pattern").textValue().replace("|", "\\|") + "`");
    }
    if (value.has("default")) {
      text.add("default " + value.get("default").asText());
    }
    return text.toString();
  }
}
