package dev.cachet.source;

import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.List;

/** Looks for the files of a root that an inventory is made from. */
public final class InputFiles {
  /** Two places of the same file, in the order that the specification of os-release gives. */
  public static final List<String> OS_RELEASE = List.of("/etc/os-release", "/usr/lib/os-release");

  private InputFiles() {}

  /**
   * Finds the first of several places.
   *
   * @param root the root folder to read
   * @param candidates absolute paths on the root
   * @return the first that is a file, or none
   * @throws IOException if the medium failed
   */
  public static List<String> first(RootFolder root, List<String> candidates) throws IOException {
    for (String candidate : candidates) {
      if (isFile(root, candidate)) {
        return List.of(candidate);
      }
    }
    return List.of();
  }

  /**
   * Says whether there is a file at a path.
   *
   * @param root the root folder to read
   * @param path an absolute path on the root
   * @return whether there is a regular file, links followed inside the root
   * @throws IOException if the medium failed
   */
  public static boolean isFile(RootFolder root, String path) throws IOException {
    return root.find(path).filter(f -> f.type() == RootFile.Type.FILE).isPresent();
  }
}
