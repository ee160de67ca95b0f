package dev.cachet.apk;

import dev.cachet.installed.PathList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of each package in apk's database: {@code F:} names a folder, {@code R:} one in it. */
final class ApkFiles {
  private final PathList paths;
  private final Map<Long, List<String>> byFirstLine = new HashMap<>();

  private List<String> open = new ArrayList<>();
  private String folder = "";

  ApkFiles(String path, byte[] content, PathList paths) {
    this.paths = paths;
    long line = 0;
    int start = 0;
    boolean between = true;
    while (start < content.length) {
      int end = start;
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      line++;
      if (end == start) {
        between = true;
      } else if (between) {
        between = false;
        open = new ArrayList<>();
        byFirstLine.put(line, open);
      }
      if (end - start >= 2 && content[start + 1] == ':') {
        field(path, content[start], Arrays.copyOfRange(content, start + 2, end));
      }
      start = end + 1;
    }
  }

  /** The paths of the package whose stanza begins in this line. */
  List<String> of(long firstLine) {
    return byFirstLine.getOrDefault(firstLine, List.of());
  }

  private void field(String path, byte key, byte[] value) {
    if (key != 'F' && key != 'R') {
      return;
    }
    if (key == 'F' && value.length == 0) {
      folder = "";
    }
    for (String found : paths.read(path, value, 0)) {
      if (key == 'F') {
        folder = found;
      } else {
        open.add(folder + found);
      }
    }
  }
}
