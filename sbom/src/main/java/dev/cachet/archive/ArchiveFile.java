package dev.cachet.archive;

import java.util.List;
import java.util.SortedMap;

/**
 * One archive as it was found.
 *
 * @param path its path; the outermost archive by its file name, an inner one as {@code
 *     outer.jar!/BOOT-INF/lib/inner.jar}
 * @param digests size and digests of its bytes
 * @param opened whether its list of entries was read to the end; if not, the rest says less than
 *     there is
 * @param manifest main attributes of its manifest, by name without regard to case
 * @param libraries libraries that its Maven metadata names, sorted by path
 * @param packages packages with classes, written with slashes, and how many classes each has
 * @param classes the same classes by name and content
 * @param inner archives right inside, sorted by path
 */
public record ArchiveFile(
    String path,
    FileDigests digests,
    boolean opened,
    SortedMap<String, String> manifest,
    List<MavenMetadata> libraries,
    SortedMap<String, Integer> packages,
    ClassPrints classes,
    List<ArchiveFile> inner) {
  /**
   * The last name of the path.
   *
   * @return for example {@code inner.jar}
   */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
