package dev.cachet.dpkg;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files of dpkg that lie elsewhere than their package says, for another package took the place. */
final class Diversions {
  private record Diversion(String to, String by) {}

  private final Map<String, Diversion> byPath = new HashMap<>();

  /** Reads {@code /var/lib/dpkg/diversions}: three lines for each, path, new path and package. */
  Diversions(byte[] content) {
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i + 2 < lines.length; i += 3) {
      byPath.put(lines[i], new Diversion(lines[i + 1], lines[i + 2]));
    }
  }

  List<String> apply(String name, List<String> paths) {
    return byPath.isEmpty() ? paths : paths.stream().map(path -> place(name, path)).toList();
  }

  private String place(String name, String path) {
    Diversion diversion = byPath.get(path);
    return diversion == null || diversion.by().equals(name) ? path : diversion.to();
  }
}
