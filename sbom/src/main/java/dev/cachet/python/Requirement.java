package dev.cachet.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a distribution needs (dependency specifiers).
 *
 * @param text as written
 * @param name in its one spelling
 * @param extras those that it asks of the other distribution, in one spelling
 * @param condition when it is needed
 */
record Requirement(String text, String name, Set<String> extras, Marker condition) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*+([A-Za-z0-9][A-Za-z0-9._-]*+)\\s*+(?:\\[([^\\]]*+)\\])?([^;]*+)(?:;(.*+))?");
  private static final Pattern SECTION = Pattern.compile("\\[([^:\\]]*+)(?::(.*+))?\\]");

  Requirement {
    extras = Set.copyOf(extras);
  }

  /** Empty if the text has another form. */
  static Optional<Requirement> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Set<String> extras = new TreeSet<>();
    if (matcher.group(2) != null) {
      for (String extra : matcher.group(2).split(",", -1)) {
        if (!extra.isBlank()) {
          extras.add(PythonName.normal(extra));
        }
      }
    }
    Optional<Marker> condition =
        matcher.group(4) == null ? Optional.of(Marker.ALWAYS) : Marker.parse(matcher.group(4));
    return condition.map(
        c -> new Requirement(text, PythonName.normal(matcher.group(1)), extras, c));
  }

  /**
   * Lines of {@code requires.txt} as requirements: a section has an extra, a condition, or both.
   */
  static List<String> ofSections(String text) {
    List<String> requirements = new ArrayList<>();
    String condition = "";
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        condition = condition(section.group(1).strip(), section.group(2));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        requirements.add(line + condition);
      }
    }
    return requirements;
  }

  private static String condition(String extra, @Nullable String marker) {
    String named = extra.isEmpty() ? "" : "extra == '" + extra.replace("'", "") + "'";
    if (marker == null || marker.isBlank()) {
      return named.isEmpty() ? "" : "; " + named;
    }
    return "; " + (named.isEmpty() ? marker : "(" + marker + ") and " + named);
  }
}
