package dev.cachet.installed;

import dev.cachet.relation.RelationBudget;
import dev.cachet.relation.VersionRule;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.util.List;

/**
 * A kind of package database: where it lies on a root, and how its packages are read. A new kind is
 * one class that implements this, and one line in the list of {@code dev.cachet.root}.
 */
public interface PackageDatabase {
  /** The most that is read of one database of texts, in bytes: 64 MiB. */
  int MAX_BYTES = 64 << 20;

  /**
   * The type of the package URLs of its packages.
   *
   * @return a type, such as {@code deb}
   */
  String purlType();

  /**
   * The best known distribution that has it, for messages.
   *
   * @return a name, such as {@code Debian}
   */
  String distribution();

  /**
   * Where it is looked for.
   *
   * @return absolute paths of files or folders on a root
   */
  List<String> places();

  /**
   * How its versions compare, and what fulfils a need.
   *
   * @return the rule
   */
  VersionRule versions();

  /**
   * Finds its files; each becomes an input of the inventory, with its digest.
   *
   * @param root the root folder to read
   * @return absolute paths on the root, in the order of reading; none if the root has no such
   *     database
   * @throws IOException if the medium failed
   */
  List<String> files(RootFolder root) throws IOException;

  /**
   * Prepares to read the packages of a root.
   *
   * @param root the root folder to read
   * @param problems where findings are kept
   * @param budget how many relations may still be read
   * @return the reader
   * @throws IOException if the medium failed
   */
  Reader open(RootFolder root, Problems problems, RelationBudget budget) throws IOException;

  /**
   * Says whether a file is one of its own, there or not.
   *
   * @param path an absolute path on a root
   * @return whether {@link #files} could give it
   */
  default boolean holds(String path) {
    return places().contains(path);
  }

  /**
   * The most that is read of one of its files.
   *
   * @return a number of bytes
   */
  default int maxBytes() {
    return MAX_BYTES;
  }

  /**
   * Finds databases of this kind in a form that is known and not read.
   *
   * @param root the root folder to read
   * @return where they lie and what they are
   * @throws IOException if the medium failed
   */
  default List<Unread> unread(RootFolder root) throws IOException {
    return List.of();
  }

  /**
   * Says whether the package URLs have a qualifier for the epoch of a version.
   *
   * @return whether they have; if not, it stays in the version
   */
  default boolean epochIsQualifier() {
    return false;
  }

  /**
   * Says whether the package URLs name the release of the distribution.
   *
   * @return whether they do; if not, its distributions have no releases
   */
  default boolean namesRelease() {
    return true;
  }

  /**
   * A database that is not read.
   *
   * @param path where it lies
   * @param what it is, with an article
   */
  record Unread(String path, String what) {}

  /** Reads the packages of one root. */
  interface Reader {
    /**
     * Reads the packages that are installed.
     *
     * @param path one of the files of the database
     * @param content its bytes
     * @return the packages that have a name and a version
     * @throws IOException if the medium failed
     */
    List<InstalledPackage> packages(String path, byte[] content) throws IOException;
  }
}
