package dev.cachet.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Goes once through a CycloneDX document in JSON and holds one component at a time, as a document
 * may be larger than memory.
 */
final class DocumentWalk {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(128).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Members of the document that hold a part for each component, and are not kept. */
  private static final Set<String> TOO_LARGE =
      Set.of("services", "annotations", "formulation", "declarations", "definitions", "signature");

  private final ComponentTaker taker;
  private final Map<String, JsonNode> members = new HashMap<>();
  private final Set<String> withEntry = new HashSet<>();
  private final Set<String> withStatement = new HashSet<>();

  /** Takes one component. */
  interface ComponentTaker {
    /**
     * Takes one component after the components inside it.
     *
     * @param pointer where it is in the document
     * @param members its members, without the components inside it
     * @param logical whether it is no file of its own, see {@link #isLogical}
     */
    void take(String pointer, Map<String, JsonNode> members, boolean logical);
  }

  private DocumentWalk(ComponentTaker taker) {
    this.taker = taker;
  }

  static DocumentWalk through(InputStream document, ComponentTaker taker) throws IOException {
    DocumentWalk walk = new DocumentWalk(taker);
    try (JsonParser at = MAPPER.createParser(document)) {
      at.nextToken();
      walk.document(at);
    }
    return walk;
  }

  /** The members of the document; those of {@code metadata} without its component. */
  Map<String, JsonNode> members() {
    return members;
  }

  /** The references that have an entry in {@code dependencies}. */
  Set<String> withEntry() {
    return withEntry;
  }

  /** The references that a composition with an answer names. */
  Set<String> withStatement() {
    return withStatement;
  }

  private void document(JsonParser at) throws IOException {
    require(at, JsonToken.START_OBJECT, "");
    while (at.nextToken() == JsonToken.FIELD_NAME) {
      String name = at.currentName();
      at.nextToken();
      switch (name) {
        case "components" -> components(at, "/components");
        case "metadata" -> metadata(at);
        case "dependencies" -> dependencies(at);
        case "compositions" -> compositions(at);
        case "vulnerabilities" -> vulnerabilities(at);
        default -> {
          if (TOO_LARGE.contains(name)) {
            at.skipChildren();
          } else {
            members.put(name, at.readValueAsTree());
          }
        }
      }
    }
  }

  private void metadata(JsonParser at) throws IOException {
    require(at, JsonToken.START_OBJECT, "/metadata");
    var metadata = MAPPER.createObjectNode();
    while (at.nextToken() == JsonToken.FIELD_NAME) {
      String name = at.currentName();
      at.nextToken();
      if (name.equals("component")) {
        component(at, "/metadata/component");
      } else {
        metadata.set(name, at.readValueAsTree());
      }
    }
    members.put("metadata", metadata);
  }

  private void components(JsonParser at, String pointer) throws IOException {
    require(at, JsonToken.START_ARRAY, pointer);
    for (int i = 0; at.nextToken() != JsonToken.END_ARRAY; i++) {
      component(at, pointer + "/" + i);
    }
  }

  private void component(JsonParser at, String pointer) throws IOException {
    require(at, JsonToken.START_OBJECT, pointer);
    Map<String, JsonNode> found = new LinkedHashMap<>();
    boolean hasParts = pointer.startsWith("/metadata/component");
    while (at.nextToken() == JsonToken.FIELD_NAME) {
      String name = at.currentName();
      at.nextToken();
      if (name.equals("components")) {
        hasParts = true;
        components(at, pointer + "/components");
      } else {
        found.put(name, at.readValueAsTree());
      }
    }
    JsonNode type = found.get("type");
    taker.take(pointer, found, isLogical(type == null ? "" : type.asText(), hasParts));
  }

  /** An operating system or a device, and an application that is made of parts, is no one file. */
  private static boolean isLogical(String type, boolean hasParts) {
    return switch (type) {
      case "operating-system", "device" -> true;
      case "application", "platform", "container", "firmware" -> hasParts;
      default -> false;
    };
  }

  private void dependencies(JsonParser at) throws IOException {
    require(at, JsonToken.START_ARRAY, "/dependencies");
    while (at.nextToken() != JsonToken.END_ARRAY) {
      JsonNode entry = at.readValueAsTree();
      withEntry.add(entry.path("ref").asText());
    }
  }

  private void compositions(JsonParser at) throws IOException {
    require(at, JsonToken.START_ARRAY, "/compositions");
    while (at.nextToken() != JsonToken.END_ARRAY) {
      JsonNode statement = at.readValueAsTree();
      String aggregate = statement.path("aggregate").asText();
      if (!aggregate.isEmpty() && !aggregate.equals("not_specified")) {
        statement.path("assemblies").forEach(ref -> withStatement.add(ref.asText()));
        statement.path("dependencies").forEach(ref -> withStatement.add(ref.asText()));
      }
    }
  }

  /** Only whether there are any is kept: a list of them may be larger than the document. */
  private void vulnerabilities(JsonParser at) throws IOException {
    require(at, JsonToken.START_ARRAY, "/vulnerabilities");
    boolean any = false;
    while (at.nextToken() != JsonToken.END_ARRAY) {
      any = true;
      at.skipChildren();
    }
    members.put("vulnerabilities", MAPPER.createArrayNode());
    if (any) {
      members.put("vulnerabilities", MAPPER.createArrayNode().add(true));
    }
  }

  private static void require(JsonParser at, JsonToken token, String pointer) throws IOException {
    if (at.currentToken() != token) {
      throw new IOException(
          (pointer.isEmpty() ? "the document" : pointer)
              + ": not what CycloneDX has there, "
              + (token == JsonToken.START_OBJECT ? "an object" : "a list"));
    }
  }
}
