package dev.cachet.python;

import dev.cachet.rootfs.RootFolder;
import java.util.ArrayList;
import java.util.List;

/** The paths in the list of files that a Python installer wrote. */
final class PythonRecord {
  private PythonRecord() {}

  /** Absolute paths: those of the list are relative to the folder that the distribution lies in. */
  static List<String> paths(String base, byte[] content) {
    List<String> paths = new ArrayList<>();
    for (String line : RootFolder.pathText(content).split("\n", -1)) {
      int comma = line.indexOf(',');
      // A quoted path has a comma or a quote in it, which no installer of today writes.
      if (comma > 0 && line.charAt(0) != '"' && line.indexOf('\0') < 0) {
        String path = line.substring(0, comma);
        paths.add(PathLines.plain(path.startsWith("/") ? path : base + "/" + path));
      }
    }
    return paths;
  }
}
