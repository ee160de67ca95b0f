package dev.cachet.root;

import dev.cachet.apk.Apk;
import dev.cachet.dpkg.Dpkg;
import dev.cachet.installed.PackageDatabase;
import dev.cachet.opkg.Opkg;
import dev.cachet.pacman.Pacman;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.rpm.Rpm;
import dev.cachet.source.InputFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every kind of package database that is read, and the files that inventories are made from. */
public final class PackageDatabases {
  /** In the order of reading. */
  static final List<PackageDatabase> ALL =
      List.of(new Dpkg(), new Apk(), new Opkg(), new Rpm(), new Pacman());

  private PackageDatabases() {}

  /**
   * Lists the package databases and the os-release file that a root has.
   *
   * @param root the root
   * @return absolute paths inside the root, sorted
   * @throws IOException if the medium failed
   */
  public static List<String> present(RootFolder root) throws IOException {
    List<String> paths = new ArrayList<>(InputFiles.first(root, InputFiles.OS_RELEASE));
    for (PackageDatabase kind : ALL) {
      paths.addAll(kind.files(root));
    }
    return paths.stream().sorted().toList();
  }

  /**
   * Says whether an inventory of a root is made from a file: a package database or os-release.
   *
   * @param path an absolute path on a root
   * @return whether it is
   */
  public static boolean isOfRoot(String path) {
    return InputFiles.OS_RELEASE.contains(path) || ALL.stream().anyMatch(kind -> kind.holds(path));
  }

  /**
   * Says whether a root has a package database, be it one that is not read.
   *
   * @param root the root
   * @return whether it has
   * @throws IOException if the medium failed
   */
  public static boolean isThere(RootFolder root) throws IOException {
    for (PackageDatabase kind : ALL) {
      if (!kind.files(root).isEmpty() || !kind.unread(root).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads one of them.
   *
   * @param root the root
   * @param path as {@link #present} lists it
   * @return its bytes
   * @throws IOException if the medium failed, or the file is over the limit of its kind: 64 MiB,
   *     256 MiB of a database of RPM, or 8 MiB of a description of pacman
   */
  public static byte[] read(RootFolder root, String path) throws IOException {
    int most =
        ALL.stream()
            .filter(kind -> kind.holds(path))
            .mapToInt(PackageDatabase::maxBytes)
            .findFirst()
            .orElse(PackageDatabase.MAX_BYTES);
    return root.read(path, most);
  }
}
