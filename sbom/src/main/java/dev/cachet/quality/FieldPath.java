package dev.cachet.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value stands below an object: member names parted by {@code /}. {@code *} stands for
 * every element of a list, {@code [name=value]} keeps the objects with that member, and {@code
 * =value} after the last name asks for that very value.
 */
final class FieldPath {
  private static final Pattern STEP =
      Pattern.compile("(\\*|[A-Za-z]+)(?:\\[([A-Za-z]+)=([^\\]]+)\\])?(?:=(.+))?");

  /** What tools write where they know nothing. It is no value, or unknown would pass. */
  private static final Set<String> NO_VALUE =
      Set.of("", "noassertion", "unknown", "n/a", "-", "undefined", "null", "not stated");

  private record Step(String name, String key, String value, String wanted) {
    static Step of(String text) {
      Matcher matcher = STEP.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("not a step of a path: " + text);
      }
      return new Step(matcher.group(1), text(matcher, 2), text(matcher, 3), text(matcher, 4));
    }

    private static String text(Matcher matcher, int group) {
      return matcher.group(group) == null ? "" : matcher.group(group);
    }
  }

  private final List<Step> steps;

  private FieldPath(List<Step> steps) {
    this.steps = steps;
  }

  static FieldPath of(String text) {
    List<Step> steps = new ArrayList<>();
    // A value in brackets may hold a colon, and none of ours holds a slash.
    for (String step : text.split("/", -1)) {
      steps.add(Step.of(step));
    }
    return new FieldPath(List.copyOf(steps));
  }

  /** The member of the outer object that the path begins with. */
  String head() {
    return steps.get(0).name();
  }

  boolean leadsToValue(Map<String, JsonNode> members) {
    JsonNode first = members.get(head());
    return first != null && taken(first, 0);
  }

  /** {@code node} is what step {@code at} names; its filter and the steps after it are due. */
  private boolean taken(JsonNode node, int at) {
    Step step = steps.get(at);
    if (step.key().isEmpty()) {
      return rest(node, at);
    }
    if (!node.isArray()) {
      return step.value().equals(node.path(step.key()).asText()) && rest(node, at);
    }
    for (JsonNode element : node) {
      if (step.value().equals(element.path(step.key()).asText()) && rest(element, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean rest(JsonNode node, int at) {
    if (at + 1 == steps.size()) {
      return isValue(node, steps.get(at).wanted());
    }
    Step next = steps.get(at + 1);
    if (!next.name().equals("*")) {
      JsonNode child = node.get(next.name());
      return child != null && taken(child, at + 1);
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (taken(element, at + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isValue(JsonNode node, String wanted) {
    if (node.isTextual()) {
      String text = node.textValue().strip();
      return wanted.isEmpty()
          ? !NO_VALUE.contains(text.toLowerCase(Locale.ROOT))
          : wanted.equals(text);
    }
    return node.isContainerNode() ? !node.isEmpty() : !node.isNull();
  }
}
