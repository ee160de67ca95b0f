package dev.cachet.source;

import dev.cachet.rootfs.RootFile;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a root that an inventory is read from, and the most that is read of each. */
public final class InputFiles {
  /** The most that is read of one database of texts, in bytes: 64 MiB. */
  static final int MAX_BYTES = 64 << 20;

  /** The same of a database of RPM, which holds more of each package: 256 MiB. */
  static final int MAX_RPM_BYTES = 256 << 20;

  /** dpkg's database. */
  public static final String DPKG_STATUS = "/var/lib/dpkg/status";

  /** Where images without dpkg keep one file a package. */
  public static final String DPKG_STATUS_FOLDER = "/var/lib/dpkg/status.d";

  /** Older and newer place of the same database; the first that exists is read. */
  public static final List<String> APK_INSTALLED =
      List.of("/lib/apk/db/installed", "/usr/lib/apk/db/installed");

  /** Likewise: where Yocto and OpenWrt have put it. */
  public static final List<String> OPKG_STATUS =
      List.of("/var/lib/opkg/status", "/usr/lib/opkg/status", "/lib/opkg/status");

  /** Databases of RPM in the places that distributions have put it: SQLite, and its own format. */
  public static final List<String> RPM = rpm("/rpmdb.sqlite", "/Packages.db");

  /** Likewise the oldest, Berkeley DB, which is known and not read. */
  public static final List<String> RPM_UNREAD = rpm("/Packages");

  /** What SQLite has not put into the database yet, or has to take out of it again. */
  public static final List<String> LOGS = List.of("-wal", "-journal");

  /** Likewise; the specification of os-release gives this order. */
  public static final List<String> OS_RELEASE = List.of("/etc/os-release", "/usr/lib/os-release");

  private static final int MAX_STATUS_FILES = 20_000;

  private InputFiles() {}

  private static List<String> rpm(String... names) {
    return Stream.of("/usr/lib/sysimage/rpm", "/var/lib/rpm", "/usr/share/rpm")
        .flatMap(folder -> Stream.of(names).map(folder::concat))
        .toList();
  }

  /**
   * Lists the package databases and the os-release file that a root has.
   *
   * @param root the root
   * @return absolute paths inside the root, sorted
   * @throws IOException if the medium failed
   */
  public static List<String> present(RootFolder root) throws IOException {
    List<String> paths = new ArrayList<>(dpkg(root));
    paths.addAll(first(root, APK_INSTALLED));
    paths.addAll(first(root, OPKG_STATUS));
    paths.addAll(first(root, RPM));
    paths.addAll(first(root, OS_RELEASE));
    return paths.stream().sorted().toList();
  }

  /**
   * Finds databases that are known and not read.
   *
   * @param root the root
   * @return the first of them, or none
   * @throws IOException if the medium failed
   */
  public static List<String> unread(RootFolder root) throws IOException {
    return first(root, RPM_UNREAD);
  }

  /**
   * Says whether a path is that of a package database or of os-release.
   *
   * @param path an absolute path on a root
   * @return whether an inventory of a root can be made from it
   */
  public static boolean isOfRoot(String path) {
    return Stream.of(List.of(DPKG_STATUS), APK_INSTALLED, OPKG_STATUS, RPM, OS_RELEASE)
            .anyMatch(known -> known.contains(path))
        || path.startsWith(DPKG_STATUS_FOLDER + "/");
  }

  /**
   * Reads one of them.
   *
   * @param root the root
   * @param path as {@link #present} lists it
   * @return its bytes
   * @throws IOException if the medium failed, or the file is over its limit of 64 MiB, or 256 MiB
   *     of a database of RPM
   */
  public static byte[] read(RootFolder root, String path) throws IOException {
    return root.read(path, RPM.contains(path) ? MAX_RPM_BYTES : MAX_BYTES);
  }

  /**
   * Finds the database of dpkg.
   *
   * @param root the root folder to read
   * @return the status file, or the files of the folder, sorted
   * @throws IOException if the medium failed
   */
  public static List<String> dpkg(RootFolder root) throws IOException {
    List<String> paths = new ArrayList<>(first(root, List.of(DPKG_STATUS)));
    for (String name : root.list(DPKG_STATUS_FOLDER, MAX_STATUS_FILES)) {
      // Beside each stanza lies a list of file digests, which is no stanza.
      String path = DPKG_STATUS_FOLDER + "/" + name;
      if (!name.endsWith(".md5sums") && isFile(root, path)) {
        paths.add(path);
      }
    }
    return paths;
  }

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

  private static boolean isFile(RootFolder root, String path) throws IOException {
    return root.find(path).filter(f -> f.type() == RootFile.Type.FILE).isPresent();
  }
}
