package dev.cachet.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents that differ from a good one at one place: every member absent, twice, or of another
 * kind.
 */
final class JsonEdits {
  private static final List<String> OTHERS =
      List.of("null", "0", "1.5", "9007199254740992", "\"\"", "\"x\"", "\"x\\u0000\"", "[]", "{}");

  private final Map<String, Object> good;
  private final List<byte[]> documents = new ArrayList<>();

  private JsonEdits(Map<String, Object> good) {
    this.good = good;
  }

  static List<byte[]> of(Map<String, Object> good) {
    JsonEdits edits = new JsonEdits(good);
    edits.add(text(good));
    edits.edit(good);
    return edits.documents;
  }

  /** Edits one object or list in place, writes the whole document each time, and mends it. */
  @SuppressWarnings("unchecked")
  private void edit(Object value) {
    if (value instanceof Map<?, ?> map) {
      editMembers((Map<String, Object>) map);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      List<Object> elements = (List<Object>) list;
      elements.add(elements.get(0));
      add(text(good));
      elements.remove(elements.size() - 1);
      edit(elements.get(0));
    }
  }

  private void editMembers(Map<String, Object> map) {
    for (String name : List.copyOf(map.keySet())) {
      Object before = map.get(name);
      String twice = text(before) + ",\"" + name + "\":" + text(before);
      for (String other : OTHERS) {
        replace(map, name, new Raw(other));
      }
      replace(map, name, new Raw(twice));
      map.remove(name);
      add(text(good));
      map.put(name, before);
      edit(before);
    }
    replace(map, "strange", new Raw("1"));
    map.remove("strange");
  }

  private void replace(Map<String, Object> map, String name, Object value) {
    Object before = map.put(name, value);
    add(text(good));
    map.put(name, before);
  }

  private void add(String text) {
    documents.add(text.getBytes(UTF_8));
  }

  /** A text in the place of a value. */
  private record Raw(String json) {}

  /** A copy that can be changed. */
  static Map<String, Object> copy(Map<String, Object> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(name, copy(value)));
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy((Map<String, Object>) map);
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().map(JsonEdits::copy).toList())
        : value;
  }

  private static String text(Object value) {
    List<String> parts = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, member) -> parts.add("\"" + name + "\":" + text(member)));
      return "{" + String.join(",", parts) + "}";
    }
    if (value instanceof List<?> list) {
      list.forEach(element -> parts.add(text(element)));
      return "[" + String.join(",", parts) + "]";
    }
    if (value instanceof Raw raw) {
      return raw.json();
    }
    return value instanceof String text ? "\"" + text.replace("\"", "\\\"") + "\"" : "" + value;
  }
}
