package dev.cachet.payload;

import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for the inventory that describes a payload. */
public final class TieSearch {
  private final Sbom sbom;
  private final Map<RootFolder, String> roots;
  private final Map<RootFolder, FileTree> trees = new LinkedHashMap<>();

  /**
   * Makes a search.
   *
   * @param sbom the document
   * @param roots the roots that parts of the document describe, with the titles of these parts
   */
  public TieSearch(Sbom sbom, Map<RootFolder, String> roots) {
    this.sbom = sbom;
    this.roots = new LinkedHashMap<>(roots);
  }

  /**
   * What was found of a payload.
   *
   * @param tie the strongest tie
   * @param difference a path by which the payload, an archive or image, differs from the root that
   *     it was stated to be made from, or from the only root; empty if it does not, or cannot be
   *     read
   * @param root the root that the tie is to; empty if it is to none
   */
  public record Found(PayloadTie tie, Optional<String> difference, Optional<RootFolder> root) {}

  /**
   * Looks for the tie of one payload.
   *
   * @param file its file
   * @param sha256 SHA-256 of the file, 64 lower-case hexadecimal digits
   * @param made the root that it is stated to be made from; null if nothing is stated
   * @return the tie; {@link PayloadTie#NOT_TIED} if there is none
   * @throws IOException if a file cannot be read
   */
  public Found find(Path file, String sha256, @Nullable RootFolder made) throws IOException {
    RootFolder stated = made == null ? null : same(made);
    Optional<Component> component = component(sha256);
    if (component.isPresent()) {
      return new Found(
          new PayloadTie(PayloadTie.Kind.FILE, component.get().title(), Optional.empty()),
          Optional.empty(),
          Optional.empty());
    }
    Optional<Content> content = roots.isEmpty() ? Optional.empty() : content(file);
    if (content.isPresent()) {
      FileTree held = content.get().tree();
      for (Map.Entry<RootFolder, String> root : roots.entrySet()) {
        if (isMeant(root.getKey(), stated) && tree(root.getKey()).isSame(held)) {
          return found(content.get().kind(), root.getValue(), held.sha256(), root.getKey());
        }
      }
      return new Found(PayloadTie.NOT_TIED, difference(held, stated), Optional.empty());
    }
    String title = stated == null ? null : roots.get(stated);
    return stated == null || title == null
        ? new Found(PayloadTie.NOT_TIED, Optional.empty(), Optional.empty())
        : found(PayloadTie.Kind.STATEMENT, title, tree(stated).sha256(), stated);
  }

  /** What a payload holds, where it can be read: an archive, or an image of a file system. */
  private record Content(PayloadTie.Kind kind, FileTree tree) {}

  private static Optional<Content> content(Path file) throws IOException {
    Optional<FileTree> archive = ArchiveTree.of(file);
    if (archive.isPresent()) {
      return archive.map(tree -> new Content(PayloadTie.Kind.ARCHIVE, tree));
    }
    return ImageTree.of(file).map(tree -> new Content(PayloadTie.Kind.IMAGE, tree));
  }

  private static Found found(PayloadTie.Kind kind, String part, String sha256, RootFolder root) {
    return new Found(
        new PayloadTie(kind, part, Optional.of(sha256)), Optional.empty(), Optional.of(root));
  }

  /** Nothing is stated by a root that no part of the document describes. */
  private @Nullable RootFolder same(RootFolder made) {
    return roots.keySet().stream()
        .filter(root -> root.path().equals(made.path()))
        .findFirst()
        .orElse(null);
  }

  private static boolean isMeant(RootFolder root, @Nullable RootFolder stated) {
    return stated == null || stated.path().equals(root.path());
  }

  private Optional<String> difference(FileTree archive, @Nullable RootFolder stated)
      throws IOException {
    RootFolder meant =
        stated == null && roots.size() == 1 ? roots.keySet().iterator().next() : stated;
    return meant == null ? Optional.empty() : tree(meant).difference(archive);
  }

  private FileTree tree(RootFolder root) throws IOException {
    FileTree tree = trees.get(root);
    if (tree == null) {
      tree = FileTree.of(root);
      trees.put(root, tree);
    }
    return tree;
  }

  /** The document states digests of files; one over several files is no file's. */
  private Optional<Component> component(String sha256) {
    return Stream.concat(Stream.of(sbom.subject()), sbom.all().stream())
        .filter(
            one ->
                one.hashes().stream()
                    .anyMatch(
                        hash ->
                            hash.algorithm().toUpperCase(Locale.ROOT).equals("SHA-256")
                                && hash.hex().equals(sha256)))
        .findFirst();
  }
}
