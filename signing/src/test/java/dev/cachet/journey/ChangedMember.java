package dev.cachet.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A document of JSON in which one member of one object is another, is gone or has one beside it.
 */
final class ChangedMember {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChangedMember() {}

  static byte[] of(byte[] document, int which, int how) throws IOException {
    JsonNode root = JSON.readTree(document);
    List<ObjectNode> objects = new ArrayList<>();
    collect(root, objects);
    ObjectNode object = objects.get(which % objects.size());
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(which / objects.size() % names.size());
    switch (how) {
      case 0 -> object.set(name, other(object.get(name)));
      case 1 -> object.remove(name);
      default -> object.put(name + "2", "added");
    }
    return JSON.writeValueAsBytes(root);
  }

  private static JsonNode other(JsonNode value) {
    if (value.isIntegralNumber()) {
      return JSON.getNodeFactory().numberNode(value.longValue() + 1);
    }
    return JSON.getNodeFactory()
        .textNode(
            value.isTextual() && !value.textValue().isEmpty()
                ? value.textValue().substring(1)
                : "other");
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      into.add(object);
    }
    node.forEach(each -> collect(each, into));
  }
}
