package dev.cachet.format.spdx2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.format.content.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The licences that only the documents of a set know, under names that are unique over the set: two
 * documents may use one name for two texts.
 */
final class Spdx2Licences {
  private static final Pattern NAME =
      Pattern.compile("(?:(DocumentRef-[A-Za-z0-9.-]+):)?(LicenseRef-[A-Za-z0-9.-]+)");

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, JsonNode> byName = new HashMap<>();
  private final ArrayNode all = Json.object().putArray("all");

  void add(Spdx2Head document) {
    for (JsonNode each : document.root().path("hasExtractedLicensingInfos")) {
      String id = each.path("licenseId").asText();
      String name = id;
      for (int i = 2; byName.containsKey(name) && !same(byName.get(name), each); i++) {
        name = id + "-" + i;
      }
      if (byName.putIfAbsent(name, each) == null && each instanceof ObjectNode object) {
        all.add(object.deepCopy().put("licenseId", name));
      }
      names.put(document.global(id), name);
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.path("extractedText").equals(other.path("extractedText"))
        && one.path("name").equals(other.path("name"));
  }

  /** An expression of one document, with the names of the set. */
  String of(Spdx2Head document, String expression) {
    Matcher matcher = NAME.matcher(expression);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name = names.getOrDefault(document.global(matcher.group()), matcher.group(2));
      matcher.appendReplacement(text, Matcher.quoteReplacement(name));
    }
    return matcher.appendTail(text).toString();
  }

  ArrayNode all() {
    return all;
  }
}
