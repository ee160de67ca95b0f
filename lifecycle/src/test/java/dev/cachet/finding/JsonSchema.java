package dev.cachet.finding;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The few words of JSON Schema that the schemas of these tests use; any other word is an error. */
final class JsonSchema {
  private static final List<String> SILENT = List.of("$schema", "title", "$defs");
  private final Object root;
  private final List<String> errors = new ArrayList<>();

  private JsonSchema(Object root) {
    this.root = root;
  }

  static List<String> errors(String resource, byte[] document) throws IOException {
    try (InputStream file = JsonSchema.class.getResourceAsStream(resource)) {
      JsonSchema schema = new JsonSchema(JsonTree.of(file.readAllBytes()));
      schema.check(schema.root, JsonTree.of(document), "");
      return schema.errors;
    }
  }

  private void check(Object schema, Object value, String at) {
    JsonTree.object(schema).forEach((word, rule) -> check(word, rule, schema, value, at));
  }

  private void check(String word, Object rule, Object schema, Object value, String at) {
    switch (word) {
      case "$ref" -> check(JsonTree.at(root, rule.toString().substring("#/".length())), value, at);
      case "type" -> require(rule.equals(type(value)), at, "is no " + rule);
      case "enum" -> require(JsonTree.array(rule).contains(value), at, "is none of " + rule);
      case "pattern" -> require(value.toString().matches("(?s)" + rule), at, "is not " + rule);
      case "required" ->
          JsonTree.array(rule)
              .forEach(name -> require(JsonTree.object(value).containsKey(name), at, "no " + name));
      case "items" -> {
        List<Object> items = JsonTree.array(value);
        for (int i = 0; i < items.size(); i++) {
          check(rule, items.get(i), at + "/" + i);
        }
      }
      case "properties" ->
          JsonTree.object(rule)
              .forEach(
                  (name, inner) -> {
                    if (JsonTree.object(value).containsKey(name)) {
                      check(inner, JsonTree.object(value).get(name), at + "/" + name);
                    }
                  });
      case "additionalProperties" ->
          JsonTree.object(value)
              .keySet()
              .forEach(name -> require(properties(schema).containsKey(name), at, "has " + name));
      default -> require(SILENT.contains(word), at, "unknown word " + word);
    }
  }

  private static Map<String, Object> properties(Object schema) {
    return JsonTree.object(JsonTree.object(schema).get("properties"));
  }

  private void require(boolean holds, String at, String otherwise) {
    if (!holds) {
      errors.add(at + ": " + otherwise);
    }
  }

  private static String type(Object value) {
    if (value instanceof Map) {
      return "object";
    }
    if (value instanceof List) {
      return "array";
    }
    return value instanceof Long ? "integer" : value instanceof Boolean ? "boolean" : "string";
  }
}
