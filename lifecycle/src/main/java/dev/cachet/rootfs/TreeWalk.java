package dev.cachet.rootfs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One walk over everything below a root, in the order of names. Each folder is opened beneath the
 * one before and no link is followed, so a folder that is swapped for a link cannot lead out.
 */
final class TreeWalk {
  /** Deeper than any real system; each level holds a descriptor open. */
  static final int MAX_DEPTH = 128;

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private record Entry(String name, String code, Path single) {}

  private final Path root;
  private final RootVisitor visitor;
  private final int maxEntries;
  private int entries;

  /** Whether the attributes of the entry at hand were shown. */
  private boolean shown;

  TreeWalk(Path root, RootVisitor visitor, int maxEntries) {
    this.root = root;
    this.visitor = visitor;
    this.maxEntries = maxEntries;
  }

  void walk() throws IOException {
    if (visitor instanceof AttributeVisitor more) {
      more.attributes(
          UnixFacts.of(root, "/", Files.readAttributes(root, BasicFileAttributes.class)));
    }
    if (visitor.folder("/")) {
      try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
        walk(top, root, "", "", 1);
      }
    }
  }

  private void walk(DirectoryStream<Path> folder, Path host, String path, String code, int depth)
      throws IOException {
    for (Entry entry : entries(folder, path, code)) {
      String child = path + "/" + entry.name();
      shown = false;
      try {
        visit(folder, host, entry, child, depth);
      } catch (AccessDeniedException e) {
        unreadable(entry, child, "access was denied");
      } catch (NoSuchFileException e) {
        unreadable(entry, child, "was gone when it was looked at");
      }
    }
  }

  private void unreadable(Entry entry, String path, String reason) throws IOException {
    if (!shown && visitor instanceof AttributeVisitor more) {
      more.attributes(new EntryAttributes(entry.code(), EntryKind.OTHER, -1, -1, -1, 0, -1));
    }
    visitor.unreadable(path, reason);
  }

  private void visit(DirectoryStream<Path> folder, Path host, Entry entry, String path, int depth)
      throws IOException {
    Path inHost = host.resolve(entry.single());
    BasicFileAttributes found = attributes(folder, entry.single(), inHost);
    if (visitor instanceof AttributeVisitor more) {
      more.attributes(UnixFacts.of(inHost, entry.code(), found));
      shown = true;
    }
    if (found.isSymbolicLink()) {
      Path target = Files.readSymbolicLink(inHost);
      if (visitor instanceof AttributeVisitor more) {
        more.target(EntryName.code(target));
      }
      visitor.link(path, EntryName.of(target));
    } else if (found.isRegularFile()) {
      visitor.file(
          new FoundFile(
              path,
              found.size(),
              () ->
                  folder instanceof SecureDirectoryStream<Path> secure
                      ? secure.newByteChannel(entry.single(), READ)
                      : Files.newByteChannel(inHost, READ)));
    } else if (!found.isDirectory()) {
      visitor.special(path);
    } else if (depth >= MAX_DEPTH) {
      visitor.unreadable(path, "lies deeper than " + MAX_DEPTH + " folders");
    } else if (visitor.folder(path)) {
      try (DirectoryStream<Path> child = open(folder, entry.single(), inHost)) {
        walk(child, inHost, path, entry.code(), depth + 1);
      }
    }
  }

  private List<Entry> entries(DirectoryStream<Path> folder, String path, String code)
      throws IOException {
    List<Entry> found = new ArrayList<>();
    try {
      for (Path each : folder) {
        entries++;
        if (entries > maxEntries) {
          throw new RootfsLimitException(
              path.isEmpty() ? "/" : path, "the root holds more than " + maxEntries + " entries");
        }
        Path single = each.getFileName();
        found.add(new Entry(EntryName.of(single), code + "/" + EntryName.code(single), single));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (visitor instanceof AttributeVisitor) {
      found.sort(
          Comparator.comparing(entry -> PathCode.bytes(entry.code()), Arrays::compareUnsigned));
    } else {
      found.sort(Comparator.comparing(Entry::name));
    }
    return found;
  }

  private static BasicFileAttributes attributes(
      DirectoryStream<Path> folder, Path single, Path host) throws IOException {
    if (folder instanceof SecureDirectoryStream<Path> secure) {
      BasicFileAttributeView view =
          secure.getFileAttributeView(
              single, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      return view.readAttributes();
    }
    return Files.readAttributes(host, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** The caller closes what is returned. */
  @SuppressWarnings("StreamResourceLeak")
  private static DirectoryStream<Path> open(DirectoryStream<Path> folder, Path single, Path host)
      throws IOException {
    return folder instanceof SecureDirectoryStream<Path> secure
        ? secure.newDirectoryStream(single, LinkOption.NOFOLLOW_LINKS)
        : Files.newDirectoryStream(host);
  }
}
