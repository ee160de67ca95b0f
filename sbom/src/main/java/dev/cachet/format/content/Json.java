package dev.cachet.format.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.finding.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How JSON is read here, with limits, and how it is written, always alike. */
public final class Json {
  /** The largest document that is read, in bytes. */
  public static final int MAX_BYTES = 256 << 20;

  /** Deeper than any real document, and shallow enough for the recursion of the schema check. */
  private static final int MAX_DEPTH = 128;

  /** The longest text, in characters; real ones are pictures, which are left out anyway. */
  private static final int MAX_TEXT = 4 << 20;

  /** What 100,000 components need, twice; a document of nothing but brackets would need more. */
  private static final int MAX_TOKENS = 24_000_000;

  /** Shared, as each factory keeps tables of the names that it has read. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxTokenCount(MAX_TOKENS)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /** Starts an object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Starts a document in the one form that is written. */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return FACTORY
        .createGenerator(out)
        .setPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
  }

  /**
   * A tree as it is; a mapper would do the same and costs a short run more than all its work.
   *
   * @param json the json
   * @param node a node of the document
   * @throws IOException if the medium failed
   */
  public static void write(JsonGenerator json, JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        json.writeStartObject();
        for (var field : node.properties()) {
          json.writeFieldName(field.getKey());
          write(json, field.getValue());
        }
        json.writeEndObject();
      }
      case ARRAY -> {
        json.writeStartArray();
        for (JsonNode item : node) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case STRING -> json.writeString(node.textValue());
      case NUMBER -> json.writeNumber(node.asText());
      case BOOLEAN -> json.writeBoolean(node.booleanValue());
      case NULL -> json.writeNull();
      default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
    }
  }

  /** Says where a document is no JSON. */
  public static InvalidSbomException notJson(JsonProcessingException e) {
    return new InvalidSbomException("not JSON: " + JsonText.problem(e), e);
  }

  /** Puts a text where there is one. */
  public static void put(ObjectNode object, String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  /** Puts a node where there is one. */
  public static void set(ObjectNode object, String name, @Nullable JsonNode value) {
    if (value != null) {
      object.set(name, value);
    }
  }

  /**
   * Left out when empty.
   *
   * @param <T> what is made
   * @param object the object
   * @param name the name
   * @param values the values
   * @param mapping reads the object
   */
  public static <T> void list(
      ObjectNode object, String name, Collection<T> values, Function<T, JsonNode> mapping) {
    if (!values.isEmpty()) {
      ArrayNode array = object.putArray(name);
      values.forEach(value -> array.add(mapping.apply(value)));
    }
  }

  /**
   * Left out when empty.
   *
   * @param object the object
   * @param name the name
   * @param values the values
   */
  public static void texts(ObjectNode object, String name, List<String> values) {
    list(object, name, values, JsonNodeFactory.instance::textNode);
  }
}
