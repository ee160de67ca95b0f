package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.InvalidSbomException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What CycloneDX 1.7 has beyond 1.6. No library carries its schema yet, so a document of 1.7 is
 * valid here if it is valid under 1.6 without these fields; the fields themselves are told as left
 * out when the document is read.
 */
public final class NewerFields {
  /** Types of external references that 1.6 has no word for. */
  public static final Set<String> REFERENCES =
      Set.of("patent", "patent-family", "patent-assertion", "citation");

  /** Digests that 1.6 has no word for. */
  public static final Set<String> HASHES = Set.of("Streebog-256", "Streebog-512");

  /** Also those that 1.7 changed and that no reader here has a place for. */
  public static final Set<String> FIELDS =
      Set.of(
          "isExternal",
          "versionRange",
          "patentAssertions",
          "citations",
          "distributionConstraints",
          "cryptoProperties",
          "declarations",
          "definitions",
          "formulation");

  private NewerFields() {}

  static JsonNode without(JsonNode piece) throws InvalidSbomException {
    JsonNode copy = piece.deepCopy();
    reduce(copy, "");
    if (copy instanceof ObjectNode object && object.has("specVersion")) {
      object.put("specVersion", "1.6");
      object.remove("$schema");
    }
    return copy;
  }

  private static void reduce(JsonNode node, String name) throws InvalidSbomException {
    if (node instanceof ObjectNode object) {
      if (!object.path("isExternal").isMissingNode() && !object.get("isExternal").isBoolean()) {
        throw new InvalidSbomException("isExternal: is neither true nor false");
      }
      if (!object.path("versionRange").isMissingNode() && !object.get("versionRange").isTextual()) {
        throw new InvalidSbomException("versionRange: is no text");
      }
      object.remove(FIELDS);
      if (name.equals("externalReferences")) {
        object.remove("properties");
        if (REFERENCES.contains(object.path("type").asText())) {
          object.put("type", "other");
        }
      }
    } else if (node instanceof ArrayNode array && name.equals("hashes")) {
      for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
        if (HASHES.contains(each.next().path("alg").asText())) {
          each.remove();
        }
      }
    } else if (node instanceof ArrayNode array && name.equals("licenses")) {
      licences(array);
    }
    if (node.isObject()) {
      for (var field : node.properties()) {
        reduce(field.getValue(), field.getKey());
      }
    } else {
      for (JsonNode item : node) {
        reduce(item, name);
      }
    }
  }

  /** 1.6 takes one expression alone, or any number of licences. */
  private static void licences(ArrayNode claims) {
    for (JsonNode claim : claims) {
      if (claim instanceof ObjectNode object && object.has("expression")) {
        object.remove("expressionDetails");
        object.remove(List.of("licensing", "properties"));
        if (claims.size() > 1 && object.get("expression").isTextual()) {
          JsonNode expression = object.get("expression");
          object.removeAll();
          object.putObject("license").set("name", expression);
        }
      }
    }
  }
}
