package dev.cachet.manifest;

import dev.cachet.claim.ManifestWord;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the arrays of a manifest have in common: a number of elements, no two alike. */
final class ManifestLists {
  private ManifestLists() {}

  static List<JsonObject> objects(JsonObject json, String name, int max, String clause)
      throws StrictJsonException {
    List<JsonObject> objects = json.objects(name, Integer.MAX_VALUE);
    requireCount(json, name, objects.size(), max, clause);
    return objects;
  }

  static List<String> strings(JsonObject json, String name, int max, String clause)
      throws StrictJsonException {
    List<String> strings = json.strings(name, Integer.MAX_VALUE);
    requireCount(json, name, strings.size(), max, clause);
    requireDistinct(json, name, strings, clause);
    return strings;
  }

  static void requireDistinct(JsonObject json, String name, List<String> values, String clause)
      throws StrictJsonException {
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        throw json.problem(clause, name, value + " twice", "each once");
      }
    }
  }

  static <T> List<String> texts(List<T> values, Function<T, String> text) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(text.apply(value)));
    return texts;
  }

  /** One of a closed list of words, spelled exactly so. */
  static <W extends ManifestWord> W word(JsonObject json, String name, W[] words, String clause)
      throws StrictJsonException {
    String text = json.string(name);
    List<String> known = new ArrayList<>();
    for (W word : words) {
      if (word.text().equals(text)) {
        return word;
      }
      known.add(word.text());
    }
    throw json.problem(clause, name, text, "one of " + String.join(", ", known));
  }

  private static void requireCount(JsonObject json, String name, int count, int max, String clause)
      throws StrictJsonException {
    if (count < 1 || count > max) {
      throw json.problem(clause, name, count + " elements", "1 to " + max);
    }
  }
}
