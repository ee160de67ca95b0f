package dev.cachet.payload;

import dev.cachet.listing.ShippedImages;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
   * @param otherImage whether the SBOM names images of the root by their digests and this is none
   */
  public record Found(
      PayloadTie tie, Optional<String> difference, Optional<RootFolder> root, boolean otherImage) {}

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
      return ofFile(component.get().title(), Optional.empty());
    }
    Optional<Content> content = roots.isEmpty() ? Optional.empty() : content(file);
    return content.isPresent()
        ? readable(content.get(), sha256, stated)
        : unreadable(sha256, stated == null ? null : roots.get(stated), stated);
  }

  private Found readable(Content content, String sha256, @Nullable RootFolder stated)
      throws IOException {
    FileTree held = content.tree();
    for (Map.Entry<RootFolder, String> root : roots.entrySet()) {
      if (isMeant(root.getKey(), stated) && tree(root.getKey()).isSame(held)) {
        Set<String> images = images(root.getValue());
        return images.isEmpty() || images.contains(sha256)
            ? found(content.kind(), root.getValue(), held.sha256(), root.getKey())
            : untied(Optional.empty(), true);
      }
    }
    return untied(difference(held, stated), false);
  }

  private Found unreadable(String sha256, @Nullable String title, @Nullable RootFolder stated)
      throws IOException {
    for (Map.Entry<RootFolder, String> root : roots.entrySet()) {
      if (isMeant(root.getKey(), stated) && images(root.getValue()).contains(sha256)) {
        return ofFile(root.getValue(), Optional.of(root.getKey()));
      }
    }
    if (stated == null || title == null) {
      return untied(
          Optional.empty(), roots.values().stream().anyMatch(each -> !images(each).isEmpty()));
    }
    return images(title).isEmpty()
        ? found(PayloadTie.Kind.STATEMENT, title, tree(stated).sha256(), stated)
        : untied(Optional.empty(), true);
  }

  /** The digests of the images that the SBOM names of a root. */
  private Set<String> images(String title) {
    Set<String> digests = new TreeSet<>();
    components()
        .filter(one -> one.title().equals(title))
        .forEach(one -> digests.addAll(ShippedImages.of(one)));
    return digests;
  }

  private Stream<Component> components() {
    return Stream.concat(Stream.of(sbom.subject()), sbom.all().stream());
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
        new PayloadTie(kind, part, Optional.of(sha256)),
        Optional.empty(),
        Optional.of(root),
        false);
  }

  private static Found ofFile(String part, Optional<RootFolder> root) {
    PayloadTie tie = new PayloadTie(PayloadTie.Kind.FILE, part, Optional.empty());
    return new Found(tie, Optional.empty(), root, false);
  }

  private static Found untied(Optional<String> difference, boolean otherImage) {
    return new Found(PayloadTie.NOT_TIED, difference, Optional.empty(), otherImage);
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
    return components()
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
