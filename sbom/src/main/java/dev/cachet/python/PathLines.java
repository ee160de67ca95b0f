package dev.cachet.python;

import dev.cachet.rootfs.RootFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folders that {@code .pth} and {@code .egg-link} files add to where an interpreter looks. */
final class PathLines {
  private static final int MAX_LINES = 1000;
  private static final int MAX_FOLDERS = 10_000;

  private final Map<String, List<String>> named = new HashMap<>();
  private final Map<String, String> naming = new HashMap<>();

  static boolean isFile(String path) {
    return path.endsWith(".pth") || path.endsWith(".egg-link");
  }

  /** Takes the lines of one file; what runs code ({@code import}) is no folder. */
  void add(String path, byte[] content) {
    String folder = path.substring(0, path.lastIndexOf('/'));
    String[] lines = RootFolder.pathText(content).split("\n", MAX_LINES);
    int most = path.endsWith(".egg-link") ? 1 : lines.length;
    for (int i = 0; i < most; i++) {
      String line = lines[i].strip();
      boolean code = line.startsWith("import ") || line.startsWith("import\t");
      if (!line.isEmpty() && !line.startsWith("#") && !code && naming.size() < MAX_FOLDERS) {
        String target = plain(line.startsWith("/") ? line : folder + "/" + line);
        named.computeIfAbsent(folder, f -> new ArrayList<>()).add(target);
        naming.putIfAbsent(target, folder);
      }
    }
  }

  /** The folders that files in this one add. */
  List<String> namedBy(String folder) {
    return named.getOrDefault(folder, List.of());
  }

  /** The folder whose file adds this one, or null. */
  @Nullable String namingFolder(String folder) {
    return naming.get(folder);
  }

  /** Without {@code .} and {@code ..}. */
  static String plain(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..") && !names.isEmpty()) {
        names.remove(names.size() - 1);
      } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
        names.add(name);
      }
    }
    return "/" + String.join("/", names);
  }
}
