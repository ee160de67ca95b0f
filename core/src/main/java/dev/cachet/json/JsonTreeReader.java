package dev.cachet.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into a tree of {@link JsonObject}, {@code List<Object>}, {@code String}, {@code
 * Long} and {@code Boolean}. Recursion ends at {@link JsonLimits#MAX_DEPTH}.
 */
final class JsonTreeReader {
  private final JsonParser parser;
  private final JsonLimits limits;
  private final String text;

  JsonTreeReader(JsonParser parser, JsonLimits limits, String text) {
    this.parser = parser;
    this.limits = limits;
    this.text = text;
  }

  JsonObject document() throws IOException, StrictJsonException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new StrictJsonException("JSON-3", "", describe(first), "one object");
    }
    JsonObject document = object(JsonPlace.DOCUMENT, 1);
    JsonToken next;
    try {
      next = parser.nextToken();
    } catch (IOException e) {
      throw trailing("text");
    }
    if (next != null) {
      throw trailing(describe(next));
    }
    return document;
  }

  private static StrictJsonException trailing(String found) {
    return new StrictJsonException(
        "JSON-3", "", found + " after the object", "nothing but white space after the object");
  }

  private JsonObject object(JsonPlace place, int depth) throws IOException, StrictJsonException {
    requireDepth(place, depth);
    int start = offset();
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonPlace at = place.member(name);
      StrictText.require(name, at, JsonLimits.MAX_STRING_BYTES);
      if (members.containsKey(name)) {
        // A09, A63: which of the two counts would depend on the parser.
        throw new StrictJsonException("JSON-5", at.pointer(), "the same name twice", "one member");
      }
      members.put(name, value(parser.nextToken(), at, depth));
    }
    return new JsonObject(place, members, text, start, offset() + 1);
  }

  private List<Object> array(JsonPlace place, int depth) throws IOException, StrictJsonException {
    requireDepth(place, depth);
    List<Object> elements = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      elements.add(value(token, place.element(elements.size()), depth));
      token = parser.nextToken();
    }
    return List.copyOf(elements);
  }

  private Object value(@Nullable JsonToken token, JsonPlace place, int depth)
      throws IOException, StrictJsonException {
    if (token == JsonToken.START_OBJECT) {
      return object(place, depth + 1);
    }
    if (token == JsonToken.START_ARRAY) {
      return array(place, depth + 1);
    }
    if (token == JsonToken.VALUE_STRING) {
      String string = parser.getText();
      StrictText.require(string, place, limits.maxStringBytesAt(place));
      return string;
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return integer(parser.getText(), place);
    }
    throw new StrictJsonException("JSON-9", place.pointer(), describe(token), "a value");
  }

  private static Long integer(String digits, JsonPlace place) throws StrictJsonException {
    boolean plain = digits.length() <= 16 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!plain || Long.parseLong(digits) > StrictJson.MAX_INTEGER) {
      throw new StrictJsonException(
          "JSON-11", place.pointer(), digits, "digits of at most " + StrictJson.MAX_INTEGER);
    }
    return Long.valueOf(digits);
  }

  private static void requireDepth(JsonPlace place, int depth) throws StrictJsonException {
    if (depth > JsonLimits.MAX_DEPTH) {
      throw new StrictJsonException(
          "JSON-10", place.pointer(), "depth " + depth, "at most " + JsonLimits.MAX_DEPTH);
    }
  }

  private int offset() {
    return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
  }

  static String describe(@Nullable Object value) {
    if (value instanceof JsonToken token) {
      return switch (token) {
        case START_OBJECT -> "an object";
        case START_ARRAY -> "an array";
        case VALUE_STRING -> "a string";
        case VALUE_NULL -> "null";
        case VALUE_TRUE, VALUE_FALSE -> "true or false";
        default -> "a number";
      };
    }
    if (value instanceof JsonObject) {
      return "an object";
    }
    if (value instanceof List<?>) {
      return "an array";
    }
    if (value instanceof String) {
      return "a string";
    }
    return value == null ? "nothing" : value instanceof Long ? "a number" : "true or false";
  }
}
