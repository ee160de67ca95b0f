package dev.cachet.installed;

import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads lists of the files that a package installed, one path a line. */
public final class PathList {
  /** As long as Linux takes a path. */
  public static final int MAX_PATH_BYTES = 4096;

  private final Problems problems;

  /**
   * Makes a reader.
   *
   * @param problems where findings are kept
   */
  public PathList(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the paths of a list.
   *
   * @param file the list, for problems
   * @param content its bytes
   * @param skip bytes before the path in each line
   * @return absolute paths, without a slash at the end
   */
  public List<String> read(String file, byte[] content, int skip) {
    List<String> paths = new ArrayList<>();
    int start = 0;
    while (start < content.length) {
      int end = start;
      while (end < content.length && content[end] != '\n' && content[end] != '\t') {
        end++;
      }
      if (end - start > skip) {
        add(file, Arrays.copyOfRange(content, start + skip, end), paths);
      }
      // opkg writes the mode of a file behind a tab.
      while (end < content.length && content[end] != '\n') {
        end++;
      }
      start = end + 1;
    }
    return paths;
  }

  private void add(String file, byte[] path, List<String> paths) {
    boolean hasNul = false;
    for (byte each : path) {
      hasNul |= each == 0;
    }
    if (hasNul || path.length > MAX_PATH_BYTES) {
      String message = file + ": a line that can be no path was passed over";
      problems.addDetail("source.not-a-path", file, message, List.of());
      return;
    }
    String text = RootFolder.pathText(path);
    String absolute = text.startsWith("/") ? text : "/" + text;
    if (!absolute.equals("/") && !absolute.equals("/.")) {
      paths.add(absolute.endsWith("/") ? absolute.substring(0, absolute.length() - 1) : absolute);
    }
  }
}
