package dev.cachet.yocto;

import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder {@code pkgdata} of a build: for each package the name that its recipe gave it, the
 * recipe, and the licence. Asked by the name on the image ({@code runtime-reverse}).
 */
final class PackageData {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_FOLDERS = 1000;
  private static final String REVERSE = "runtime-reverse";

  private final RootFolder root;
  private final String folder;

  private PackageData(RootFolder root, String folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Opens the folder itself, or that of the only machine in it.
   *
   * @return nothing if there are no such data
   */
  static Optional<PackageData> open(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    RootFolder root = RootFolder.open(path);
    if (isFolder(root, "/" + REVERSE)) {
      return Optional.of(new PackageData(root, "/" + REVERSE));
    }
    List<String> machines =
        root.list("/", MAX_FOLDERS).stream()
            .map(name -> "/" + name + "/" + REVERSE)
            .filter(below -> isFolderQuietly(root, below))
            .toList();
    return machines.size() == 1
        ? Optional.of(new PackageData(root, machines.get(0)))
        : Optional.empty();
  }

  private static boolean isFolder(RootFolder root, String path) throws IOException {
    return root.find(path).filter(file -> file.type() == RootFile.Type.FOLDER).isPresent();
  }

  private static boolean isFolderQuietly(RootFolder root, String path) {
    try {
      return isFolder(root, path);
    } catch (IOException e) {
      return false;
    }
  }

  /** The record of the package that has this name on the image; null if there is none. */
  @Nullable RecipeRecord of(String runtimeName) throws IOException {
    if (runtimeName.indexOf('/') >= 0 || runtimeName.startsWith(".")) {
      return null;
    }
    Optional<RootFile> file = root.find(folder + "/" + runtimeName);
    if (file.isEmpty() || file.get().type() != RootFile.Type.FILE) {
      return null;
    }
    return read(runtimeName, root.read(folder + "/" + runtimeName, MAX_BYTES));
  }

  private static @Nullable RecipeRecord read(String runtimeName, byte[] content) {
    Map<String, String> values = new HashMap<>();
    String name = runtimeName;
    for (String line : RootFolder.pathText(content).split("\n", -1)) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        String key = line.substring(0, colon);
        String value = line.substring(colon + 2).strip();
        values.putIfAbsent(key, value);
        // Written PKG:NAME since 2021 and PKG_NAME before.
        if (key.matches("PKG[:_].+") && value.equals(runtimeName)) {
          name = key.substring(4);
        }
      }
    }
    String recipe = values.getOrDefault("PN", "");
    String version = values.getOrDefault("PV", "");
    return recipe.isEmpty() ? null : new RecipeRecord(name, version, recipe, licence(values, name));
  }

  private static String licence(Map<String, String> values, String name) {
    String own = values.getOrDefault("LICENSE:" + name, values.get("LICENSE_" + name));
    return own != null ? own : values.getOrDefault("LICENSE", "");
  }
}
