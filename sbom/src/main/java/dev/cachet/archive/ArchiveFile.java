package dev.cachet.archive;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One archive as it was found.
 *
 * @param path its path; the outermost archive by its file name, an inner one as {@code
 *     outer.jar!/BOOT-INF/lib/inner.jar}
 * @param digests size and digests of its bytes; digests are empty where an outermost file is no
 *     archive, as its bytes were then not read
 * @param opened whether its list of entries was read to the end; if not, the rest says less than
 *     there is
 * @param manifest main attributes of its manifest, by name without regard to case
 * @param libraries libraries that its Maven metadata names, sorted by path
 * @param packages packages with classes, written with slashes, and how many classes each has; empty
 *     for classes that are in no package
 * @param classes the same classes by name and content
 * @param withFiles paths of those libraries whose artifact id is in the name of a file that is no
 *     class
 * @param inner archives right inside, sorted by path; none for a copy
 * @param copyOf the path of the first archive with the same bytes, under which its inner archives
 *     are; null for that one itself
 */
public record ArchiveFile(
    String path,
    FileDigests digests,
    boolean opened,
    SortedMap<String, String> manifest,
    List<MavenMetadata> libraries,
    SortedMap<String, Integer> packages,
    ClassPrints classes,
    Set<String> withFiles,
    List<ArchiveFile> inner,
    @Nullable String copyOf) {

  /** An archive of which nothing but its bytes is known. */
  static ArchiveFile closed(String path, FileDigests digests, @Nullable String copyOf) {
    return new ArchiveFile(
        path,
        digests,
        false,
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        ClassPrints.NONE,
        Set.of(),
        List.of(),
        copyOf);
  }

  /** The same bytes at another place. */
  ArchiveFile copyAt(String otherPath) {
    return new ArchiveFile(
        otherPath, digests, opened, manifest, libraries, packages, classes, withFiles, List.of(),
        path);
  }

  /**
   * The last name of the path.
   *
   * @return for example {@code inner.jar}
   */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
