package dev.cachet.python;

import dev.cachet.rootfs.RootFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code Name: value} lines up to the first empty one; a name may stand several times. */
final class HeaderReader {
  private static final int MAX_LINES = 5000;
  private static final int MAX_VALUE = 2000;

  private final Map<String, List<String>> values = new HashMap<>();

  HeaderReader(byte[] content) {
    int lines = 0;
    for (String line : RootFolder.pathText(content).split("\n", MAX_LINES)) {
      lines++;
      int colon = line.indexOf(':');
      if (line.isBlank() || lines == MAX_LINES) {
        return;
      }
      // A line that goes on from the one before is text for people.
      boolean named = colon > 0 && !Character.isWhitespace(line.charAt(0));
      if (named && line.length() <= MAX_VALUE) {
        values
            .computeIfAbsent(
                line.substring(0, colon).toLowerCase(Locale.ROOT), k -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
  }

  /** The first value; empty if there is none. */
  String first(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }
}
