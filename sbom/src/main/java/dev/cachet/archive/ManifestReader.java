package dev.cachet.archive;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The main section of a manifest; the sections of single entries are not looked at. */
final class ManifestReader {
  private static final int MAX_ATTRIBUTES = 500;

  private ManifestReader() {}

  static SortedMap<String, String> read(byte[] content) {
    SortedMap<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    StringBuilder line = new StringBuilder();
    for (String raw : new String(content, StandardCharsets.UTF_8).split("\r\n|\n|\r", -1)) {
      if (raw.startsWith(" ")) {
        line.append(raw, 1, raw.length());
        continue;
      }
      add(line.toString(), attributes);
      line.setLength(0);
      line.append(raw);
      if (raw.isEmpty() || attributes.size() == MAX_ATTRIBUTES) {
        break;
      }
    }
    add(line.toString(), attributes);
    return Collections.unmodifiableSortedMap(attributes);
  }

  private static void add(String line, SortedMap<String, String> attributes) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      attributes.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
  }
}
