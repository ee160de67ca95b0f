package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.cachet.format.content.PlainText;
import dev.cachet.licence.SpdxLicences;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells pieces that are so plain that the CycloneDX 1.6 schema takes them for certain, without
 * loading the schema and its validator, which costs a short process more than all its work. It
 * never says that a piece is wrong: what it does not know for certain is for {@link SchemaCheck} to
 * ask the schema about (ADR 0014). {@code PlainPiecesTest} holds it against the official validator.
 */
final class PlainPieces {
  private static final int MAX_VERSION = 1024;

  private static final Set<String> TYPES =
      Set.of(
          "application",
          "framework",
          "library",
          "container",
          "platform",
          "operating-system",
          "device",
          "device-driver",
          "firmware",
          "file",
          "machine-learning-model",
          "data");
  private static final Set<String> SCOPES = Set.of("required", "optional", "excluded");
  private static final Set<String> ACKNOWLEDGEMENTS = Set.of("declared", "concluded");
  private static final Set<String> FIELDS = Set.of("group", "name", "version", "purl", "cpe");
  private static final Set<String> TECHNIQUES =
      Set.of(
          "source-code-analysis",
          "binary-analysis",
          "manifest-analysis",
          "ast-fingerprint",
          "hash-comparison",
          "instrumentation",
          "dynamic-analysis",
          "filename",
          "attestation",
          "other");
  private static final Set<String> PHASES =
      Set.of(
          "design", "pre-build", "build", "post-build", "operations", "discovery", "decommission");
  private static final Set<String> REFERENCES =
      Set.of(
          "vcs",
          "issue-tracker",
          "website",
          "advisories",
          "bom",
          "documentation",
          "support",
          "source-distribution",
          "distribution",
          "license",
          "build-meta",
          "build-system",
          "release-notes",
          "evidence",
          "other");
  private static final Set<String> AGGREGATES =
      Set.of(
          "complete",
          "incomplete",
          "incomplete_first_party_only",
          "incomplete_third_party_only",
          "unknown",
          "not_specified");

  /** The digits of each digest; the schema allows any of these lengths for any of them. */
  private static final Map<String, Integer> DIGITS =
      Map.of("MD5", 32, "SHA-1", 40, "SHA-256", 64, "SHA-384", 96, "SHA-512", 128);

  /** Looks at one field of an object. */
  private interface Field {
    boolean holds(String name, JsonNode value);
  }

  private PlainPieces() {}

  /** A document whose components and dependencies are checked one by one. */
  static boolean document(JsonNode node) {
    return object(
        node,
        Set.of("bomFormat", "specVersion"),
        (name, value) ->
            switch (name) {
              case "bomFormat" -> is(value, "CycloneDX");
              case "specVersion" -> is(value, "1.6");
              case "serialNumber" -> value.isTextual() && PlainText.serial(value.textValue());
              case "version" -> value.isInt() && value.intValue() >= 1;
              case "metadata" -> metadata(value);
              case "components", "dependencies" -> value.isArray() && value.isEmpty();
              case "externalReferences" -> all(value, PlainPieces::reference);
              case "compositions" -> distinct(value) && all(value, PlainPieces::composition);
              default -> false;
            });
  }

  private static boolean metadata(JsonNode node) {
    return object(
        node,
        Set.of(),
        (name, value) ->
            switch (name) {
              case "timestamp" -> value.isTextual() && PlainText.instant(value.textValue());
              case "lifecycles" -> all(value, PlainPieces::phase);
              case "tools" -> tools(value);
              case "component" -> component(value);
              case "manufacturer", "supplier" -> organisation(value);
              case "authors" -> all(value, PlainPieces::contact);
              case "licenses" -> licences(value);
              case "properties" -> all(value, PlainPieces::property);
              default -> false;
            });
  }

  private static boolean phase(JsonNode node) {
    return object(
        node, Set.of("phase"), (name, value) -> name.equals("phase") && oneOf(value, PHASES));
  }

  private static boolean tools(JsonNode node) {
    return object(node, Set.of(), (name, value) -> name.equals("components") && components(value));
  }

  private static boolean components(JsonNode node) {
    return distinct(node) && all(node, PlainPieces::component);
  }

  /** One item of {@code /components}. */
  static boolean component(JsonNode node) {
    return object(
        node,
        Set.of("type", "name"),
        (name, value) ->
            switch (name) {
              case "type" -> oneOf(value, TYPES);
              case "bom-ref" -> link(value);
              case "supplier", "manufacturer" -> organisation(value);
              case "authors" -> all(value, PlainPieces::contact);
              case "publisher", "group", "name", "description", "copyright", "cpe", "purl" ->
                  value.isTextual();
              case "version" -> value.isTextual() && value.textValue().length() <= MAX_VERSION;
              case "scope" -> oneOf(value, SCOPES);
              case "hashes" -> all(value, PlainPieces::hash);
              case "licenses" -> licences(value);
              case "pedigree" -> pedigree(value);
              case "externalReferences" -> all(value, PlainPieces::reference);
              case "components" -> components(value);
              case "evidence" -> evidence(value);
              case "properties" -> all(value, PlainPieces::property);
              case "tags" -> all(value, JsonNode::isTextual);
              default -> false;
            });
  }

  /** One item of {@code /dependencies}. */
  static boolean dependency(JsonNode node) {
    return object(
        node,
        Set.of("ref"),
        (name, value) ->
            switch (name) {
              case "ref" -> link(value);
              case "dependsOn" -> distinct(value) && all(value, PlainPieces::link);
              default -> false;
            });
  }

  private static boolean composition(JsonNode node) {
    return object(
        node,
        Set.of("aggregate"),
        (name, value) ->
            switch (name) {
              case "aggregate" -> oneOf(value, AGGREGATES);
              case "assemblies", "dependencies" -> distinct(value) && all(value, PlainPieces::link);
              default -> false;
            });
  }

  private static boolean organisation(JsonNode node) {
    return object(
        node,
        Set.of(),
        (name, value) ->
            switch (name) {
              case "name" -> value.isTextual();
              case "url" -> all(value, PlainPieces::address);
              case "contact" -> all(value, PlainPieces::contact);
              default -> false;
            });
  }

  private static boolean contact(JsonNode node) {
    return object(
        node,
        Set.of(),
        (name, value) ->
            switch (name) {
              case "name", "phone" -> value.isTextual();
              case "email" -> value.isTextual() && PlainText.email(value.textValue());
              default -> false;
            });
  }

  private static boolean hash(JsonNode node) {
    Integer digits = DIGITS.get(node.path("alg").asText());
    String content = node.path("content").asText();
    return node.size() == 2
        && digits != null
        && content.length() == digits
        && PlainText.hexadecimal(content);
  }

  private static boolean licences(JsonNode node) {
    boolean expression = node.size() == 1 && node.path(0).has("expression");
    return !node.isEmpty() && all(node, expression ? PlainPieces::expression : PlainPieces::choice);
  }

  private static boolean expression(JsonNode node) {
    return object(
        node,
        Set.of("expression"),
        (name, value) ->
            switch (name) {
              case "expression" -> value.isTextual();
              case "acknowledgement" -> oneOf(value, ACKNOWLEDGEMENTS);
              default -> false;
            });
  }

  private static boolean choice(JsonNode node) {
    return object(
        node, Set.of("license"), (name, value) -> name.equals("license") && licence(value));
  }

  private static boolean licence(JsonNode node) {
    return node.has("id") != node.has("name")
        && object(
            node,
            Set.of(),
            (name, value) ->
                switch (name) {
                  case "id" -> value.isTextual() && isListed(value.textValue());
                  case "name" -> value.isTextual();
                  case "acknowledgement" -> oneOf(value, ACKNOWLEDGEMENTS);
                  case "text" -> text(value);
                  case "url" -> address(value);
                  default -> false;
                });
  }

  /** In the list's own spelling. */
  private static boolean isListed(String id) {
    return SpdxLicences.id(id).filter(id::equals).isPresent() && !SpdxLicences.later().contains(id);
  }

  private static boolean text(JsonNode node) {
    return object(
        node,
        Set.of("content"),
        (name, value) ->
            switch (name) {
              case "content", "contentType" -> value.isTextual();
              case "encoding" -> is(value, "base64");
              default -> false;
            });
  }

  private static boolean pedigree(JsonNode node) {
    return object(
        node,
        Set.of(),
        (name, value) ->
            switch (name) {
              case "ancestors", "descendants", "variants" -> all(value, PlainPieces::component);
              case "notes" -> value.isTextual();
              default -> false;
            });
  }

  private static boolean reference(JsonNode node) {
    return object(
        node,
        Set.of("type", "url"),
        (name, value) ->
            switch (name) {
              case "type" -> oneOf(value, REFERENCES);
              case "url" -> address(value);
              case "comment" -> value.isTextual();
              case "hashes" -> all(value, PlainPieces::hash);
              default -> false;
            });
  }

  private static boolean evidence(JsonNode node) {
    return object(
        node,
        Set.of(),
        (name, value) ->
            switch (name) {
              case "identity" -> all(value, PlainPieces::identity);
              case "occurrences" -> all(value, PlainPieces::occurrence);
              default -> false;
            });
  }

  private static boolean identity(JsonNode node) {
    return object(
        node,
        Set.of("field"),
        (name, value) ->
            switch (name) {
              case "field" -> oneOf(value, FIELDS);
              case "confidence" -> confidence(value);
              case "concludedValue" -> value.isTextual();
              case "methods" -> all(value, PlainPieces::method);
              default -> false;
            });
  }

  private static boolean method(JsonNode node) {
    return object(
        node,
        Set.of("technique", "confidence"),
        (name, value) ->
            switch (name) {
              case "technique" -> oneOf(value, TECHNIQUES);
              case "confidence" -> confidence(value);
              case "value" -> value.isTextual();
              default -> false;
            });
  }

  private static boolean occurrence(JsonNode node) {
    return object(
        node,
        Set.of("location"),
        (name, value) ->
            switch (name) {
              case "location", "symbol", "additionalContext" -> value.isTextual();
              case "line", "offset" -> value.isInt() && value.intValue() >= 0;
              default -> false;
            });
  }

  private static boolean property(JsonNode node) {
    return object(
        node,
        Set.of("name"),
        (name, value) -> (name.equals("name") || name.equals("value")) && value.isTextual());
  }

  /** Of a number with many digits the validator may see more than a double does. */
  private static boolean confidence(JsonNode node) {
    return (node.isDouble() || node.isInt()) && node.doubleValue() >= 0 && node.doubleValue() <= 1;
  }

  private static boolean link(JsonNode node) {
    return node.isTextual() && !node.textValue().isEmpty();
  }

  private static boolean address(JsonNode node) {
    return node.isTextual() && PlainText.address(node.textValue());
  }

  private static boolean is(JsonNode node, String word) {
    return word.equals(node.textValue());
  }

  private static boolean oneOf(JsonNode node, Set<String> words) {
    return node.isTextual() && words.contains(node.textValue());
  }

  private static boolean object(JsonNode node, Set<String> required, Field field) {
    if (!node.isObject()) {
      return false;
    }
    int found = 0;
    for (var each : node.properties()) {
      if (!field.holds(each.getKey(), each.getValue())) {
        return false;
      }
      found += required.contains(each.getKey()) ? 1 : 0;
    }
    return found == required.size();
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> item) {
    if (list.getNodeType() != JsonNodeType.ARRAY) {
      return false;
    }
    for (JsonNode each : list) {
      if (!item.test(each)) {
        return false;
      }
    }
    return true;
  }

  private static boolean distinct(JsonNode list) {
    Set<JsonNode> seen = new HashSet<>();
    for (JsonNode each : list) {
      if (!seen.add(each)) {
        return false;
      }
    }
    return true;
  }
}
