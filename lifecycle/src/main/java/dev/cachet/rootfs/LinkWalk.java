package dev.cachet.rootfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk from a root along a path, name by name, as a kernel would do it after chroot. The host's
 * own link resolution is never used, so a link cannot lead out.
 */
final class LinkWalk {
  /** As many as Linux follows before it says ELOOP. */
  private static final int MAX_LINKS = 40;

  private static final int MAX_NAME_BYTES = 255;

  private final Path root;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final List<String> names = new ArrayList<>();
  private final List<BasicFileAttributes> kinds = new ArrayList<>();
  private int links;

  LinkWalk(Path root) {
    this.root = root;
  }

  /** Returns the attributes of the end of the path, or null when there is no such end. */
  @Nullable BasicFileAttributes walk(String path) throws IOException {
    push(path);
    while (!ahead.isEmpty()) {
      if (!atFolder() || !step(ahead.removeFirst())) {
        return null;
      }
    }
    return kinds.isEmpty() ? attributes(root) : kinds.get(kinds.size() - 1);
  }

  /** Returns the names of the end that was reached; none of them is a link. */
  List<String> names() {
    return List.copyOf(names);
  }

  private boolean atFolder() {
    return kinds.isEmpty() || kinds.get(kinds.size() - 1).isDirectory();
  }

  private boolean step(String name) throws IOException {
    if (name.equals("..")) {
      pop();
      return true;
    }
    Path host = child(name);
    BasicFileAttributes found = host == null ? null : attributes(host);
    if (host == null || found == null) {
      return false;
    }
    if (found.isSymbolicLink()) {
      return follow(host);
    }
    names.add(name);
    kinds.add(found);
    return true;
  }

  private boolean follow(Path link) throws IOException {
    links++;
    if (links > MAX_LINKS) {
      return false;
    }
    String target;
    try {
      target = Files.readSymbolicLink(link).toString();
    } catch (NotLinkException | NoSuchFileException e) {
      // Replaced between the look and the read: the entry that was asked for is gone.
      return false;
    }
    if (target.startsWith("/")) {
      names.clear();
      kinds.clear();
    }
    push(target);
    return true;
  }

  private void pop() {
    if (!names.isEmpty()) {
      names.remove(names.size() - 1);
      kinds.remove(kinds.size() - 1);
    }
  }

  private void push(String path) {
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      if (!parts[i].isEmpty() && !parts[i].equals(".")) {
        ahead.addFirst(parts[i]);
      }
    }
  }

  /** Returns null when the host could take the name for more than one name. */
  private @Nullable Path child(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      return null;
    }
    try {
      Path single = root.getFileSystem().getPath(name);
      boolean plain =
          !single.isAbsolute() && single.getNameCount() == 1 && single.toString().equals(name);
      return plain ? host(root, names).resolve(single) : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  static Path host(Path root, List<String> names) {
    Path host = root;
    for (String name : names) {
      host = host.resolve(name);
    }
    return host;
  }

  private static @Nullable BasicFileAttributes attributes(Path host) throws IOException {
    try {
      return Files.readAttributes(host, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      // A folder on the way was replaced by something else after it was looked at.
      if ("Not a directory".equals(e.getReason())) {
        return null;
      }
      throw e;
    }
  }
}
