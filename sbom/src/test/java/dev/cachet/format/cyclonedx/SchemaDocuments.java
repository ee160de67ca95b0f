package dev.cachet.format.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.schema.SchemaFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes small documents from the CycloneDX 1.6 schema itself, always the same ones, and knows which
 * of its fields and enum values they use.
 */
public final class SchemaDocuments {
  private static final String BOM = "bom-1.6.schema.json";

  /** The list of licences is one enum of 800 values; the model has its own test for them. */
  private static final String LICENCES = "spdx.schema.json";

  /** The schema of JSON takes any text for it and the schema of XML does not. */
  private static final JsonNode CPE =
      JsonNodeFactory.instance.textNode("cpe:2.3:a:one:full:1.0:*:*:*:*:*:*:*");

  private static final Map<String, String> PATTERNS =
      Map.of(
          "^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]*$",
          "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1",
          "^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]*#.+$",
          "urn:cdx:f08a6ccd-4dce-4759-bd84-c626675d60a7/1#part",
          "^[-+a-z0-9.]+/[-+a-z0-9.]+$",
          "application/octet-stream",
          "^([a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$",
          "d41d8cd98f00b204e9800998ecf8427e",
          "^([a-z]{2})(-[A-Z]{2})?$",
          "en-GB",
          "^CRE:[0-9]+-[0-9]+$",
          "CRE:764-507",
          "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
          "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79");

  private final Map<String, JsonNode> schemas = new HashMap<>();
  private final Random random = new Random(20261123);
  private final Map<String, Integer> depth = new HashMap<>();
  private final Set<String> used = new TreeSet<>();
  private double share;
  private int texts;

  /** A place in a schema file. */
  private record Place(String file, String pointer) {
    Place down(String... steps) {
      return new Place(file, pointer + "/" + String.join("/", steps));
    }
  }

  /** What the schema has: each field of each object, and each value of each enum. */
  public Set<String> all() {
    Set<String> found = new TreeSet<>();
    collect(new Place(BOM, ""), found, new HashSet<>());
    return found;
  }

  /** What the documents that were kept have used so far. */
  public Set<String> used() {
    return used;
  }

  /** The next document; the share of optional fields differs from one to the next. */
  ObjectNode next() {
    Set<String> before = new TreeSet<>(used);
    for (int tries = 0; tries < 50; tries++) {
      share = List.of(0.1, 0.3, 0.6).get(random.nextInt(3));
      JsonNode made = make(new Place(BOM, ""), true);
      ObjectNode document = (ObjectNode) made;
      document.put("specVersion", "1.6");
      document
          .withObject("/metadata")
          .putObject("component")
          .put("type", "firmware")
          .put("name", "pump")
          .put("bom-ref", "pump");
      if (isValid(document)) {
        return document;
      }
      used.retainAll(before);
    }
    throw new IllegalStateException("50 documents in a row that are not valid");
  }

  private static boolean isValid(ObjectNode document) {
    try {
      SchemaCheck.DOCUMENT.askSchema(document, "");
      return true;
    } catch (InvalidSbomException e) {
      return false;
    }
  }

  private void collect(Place place, Set<String> found, Set<Place> seen) {
    JsonNode schema = node(place);
    if (schema.has("$ref")) {
      Place target = target(place, schema.get("$ref").textValue());
      if (!target.file().equals(LICENCES) && seen.add(target)) {
        collect(target, found, seen);
      }
      return;
    }
    schema.path("enum").forEach(value -> found.add(place + "=" + value.asText()));
    for (var field : schema.path("properties").properties()) {
      found.add(place.down("properties", field.getKey()).toString());
      collect(place.down("properties", field.getKey()), found, seen);
    }
    if (schema.path("items").isObject()) {
      collect(place.down("items"), found, seen);
    }
    for (String list : List.of("oneOf", "anyOf", "items")) {
      for (int i = 0; schema.path(list).isArray() && i < schema.path(list).size(); i++) {
        collect(place.down(list, String.valueOf(i)), found, seen);
      }
    }
    for (int i = 0; i < schema.path("allOf").size(); i++) {
      collect(place.down("allOf", String.valueOf(i), "then"), found, seen);
    }
  }

  private JsonNode make(Place place, boolean full) {
    JsonNode schema = node(place);
    if (schema.has("$ref")) {
      return makeReferenced(target(place, schema.get("$ref").textValue()), full);
    }
    if (schema.has("enum")) {
      JsonNode value = schema.get("enum").get(random.nextInt(schema.get("enum").size()));
      used.add(place + "=" + value.asText());
      return value;
    }
    if (schema.has("allOf")) {
      int branch = random.nextInt(schema.get("allOf").size());
      ObjectNode made =
          (ObjectNode) make(place.down("allOf", String.valueOf(branch), "then"), full);
      JsonNode kind = node(place.down("allOf", String.valueOf(branch), "if/properties/kty/const"));
      used.add(place.down("properties", "kty").toString());
      return made.set("kty", kind);
    }
    String choice = schema.has("oneOf") ? "oneOf" : "anyOf";
    if (schema.has(choice) && !schema.has("properties")) {
      int branch = random.nextInt(schema.get(choice).size());
      JsonNode only = schema.get(choice).get(branch);
      if (only.has("properties") || only.has("type") || only.has("$ref")) {
        return make(place.down(choice, String.valueOf(branch)), full);
      }
    }
    return makeTyped(place, schema, full);
  }

  private JsonNode makeReferenced(Place target, boolean full) {
    if (target.file().equals(LICENCES)) {
      return JsonNodeFactory.instance.textNode("MIT");
    }
    int level = depth.merge(target.toString(), 1, Integer::sum);
    JsonNode made = make(target, full && level < 3);
    depth.merge(target.toString(), -1, Integer::sum);
    return made;
  }

  private JsonNode makeTyped(Place place, JsonNode schema, boolean full) {
    String type = schema.path("type").asText(schema.has("properties") ? "object" : "string");
    return switch (type) {
      case "object" -> makeObject(place, schema, full);
      case "array" -> makeArray(place, schema, full);
      case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
      case "integer" -> JsonNodeFactory.instance.numberNode(1);
      case "number" -> JsonNodeFactory.instance.numberNode(0.5);
      default -> JsonNodeFactory.instance.textNode(text(schema));
    };
  }

  private JsonNode makeObject(Place place, JsonNode schema, boolean full) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Set<String> required = names(schema);
    Set<String> forbidden = new TreeSet<>();
    JsonNode choices = schema.path("oneOf");
    if (!choices.isEmpty()) {
      JsonNode chosen = choices.get(random.nextInt(choices.size()));
      choices.forEach(other -> forbidden.addAll(names(other)));
      forbidden.removeAll(names(chosen));
      required.addAll(names(chosen));
    }
    for (var field : schema.path("properties").properties()) {
      String name = field.getKey();
      boolean wanted = required.contains(name) || (full && random.nextDouble() < share);
      if (wanted && !forbidden.contains(name)) {
        used.add(place.down("properties", name).toString());
        object.set(name, name.equals("cpe") ? CPE : make(place.down("properties", name), full));
      }
    }
    return object;
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("required").forEach(name -> names.add(name.textValue()));
    return names;
  }

  private JsonNode makeArray(Place place, JsonNode schema, boolean full) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    boolean tuple = schema.path("items").isArray();
    if (schema.has("items") && (full || schema.has("minItems"))) {
      array.add(make(tuple ? place.down("items", "0") : place.down("items"), full));
    }
    return array;
  }

  private String text(JsonNode schema) {
    if (schema.has("pattern")) {
      String text = PATTERNS.get(schema.get("pattern").textValue());
      // No value twice, so that one that was lost is not taken for another that was not.
      return text.length() == 32 ? String.format(Locale.ROOT, "%032x", texts++) : text;
    }
    return switch (schema.path("format").asText()) {
      case "date-time" -> Instant.EPOCH.plusSeconds(texts++).toString();
      case "iri-reference", "uri" -> "https://example.org/" + texts++;
      case "idn-email" -> "one" + texts++ + "@example.org";
      default -> "text " + texts++;
    };
  }

  private Place target(Place from, String ref) {
    int hash = ref.indexOf('#');
    String file = hash < 0 ? ref : ref.substring(0, hash);
    String pointer = hash < 0 ? "" : ref.substring(hash + 1);
    return new Place(file.isEmpty() ? from.file() : file, pointer);
  }

  private JsonNode node(Place place) {
    return schemas.computeIfAbsent(place.file(), SchemaDocuments::load).at(place.pointer());
  }

  private static JsonNode load(String file) {
    try {
      return new ObjectMapper().readTree(SchemaFile.text(file));
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  /** Documents that together use all that the schema has. */
  public List<ObjectNode> covering(int most) {
    Set<String> all = all();
    List<ObjectNode> documents = new ArrayList<>();
    while (documents.size() < most && !used.containsAll(all)) {
      documents.add(next());
    }
    return documents;
  }
}
