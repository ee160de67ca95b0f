package dev.cachet.directory;

import dev.cachet.directory.ArchiveMember.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the members of an archive may be called, and where links may lead (DEV-32, DEV-33). */
final class MemberNames {
  private static final String NAMES = "DEV-32";
  private static final String LINKS = "DEV-33";

  private final Map<String, ArchiveMember> byFoldedPath = new HashMap<>();

  /** The path of a member as it is used: without {@code ./} before it and {@code /} behind it. */
  static String path(String name, Kind kind) throws MalformedArchiveException {
    String path = name.startsWith("./") ? name.substring(2) : name;
    if (kind == Kind.FOLDER && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (path.isEmpty() && kind == Kind.FOLDER && name.equals("./")) {
      return "";
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.contains("\\")) {
        throw new MalformedArchiveException(
            NAMES, name, "not a path of names inside the folder, without . and ..");
      }
    }
    return path;
  }

  /** Takes a member: its folder is there as a folder, and its name is new. */
  void add(ArchiveMember member) throws MalformedArchiveException {
    String folder = member.folder();
    ArchiveMember parent = byFoldedPath.get(fold(folder));
    if (!folder.isEmpty()
        && (parent == null || parent.kind() != Kind.FOLDER || !parent.path().equals(folder))) {
      throw new MalformedArchiveException(
          NAMES, member.path(), "no folder " + folder + " stands before it in the archive");
    }
    ArchiveMember other = byFoldedPath.putIfAbsent(fold(member.path()), member);
    if (other != null) {
      throw new MalformedArchiveException(
          NAMES, member.path(), "there twice, or as " + other.path() + " (upper and lower case)");
    }
    if (member.kind() == Kind.LINK) {
      requireInside(member);
    }
  }

  private static String fold(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  /**
   * {@code ..} only before all names: there it leaves real folders. Behind the name of another link
   * it would leave the folder that this link leads to.
   */
  private static void requireInside(ArchiveMember link) throws MalformedArchiveException {
    List<String> parts = List.of(link.target().split("/", -1));
    int up = 0;
    while (up < parts.size() && parts.get(up).equals("..")) {
      up++;
    }
    boolean inside = up <= link.depth();
    for (String part : parts.subList(up, parts.size())) {
      inside &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
    }
    if (!inside) {
      throw new MalformedArchiveException(
          LINKS,
          link.path(),
          "leads to "
              + link.target()
              + ": a link names ../ as often as it lies in folders at most, then names");
    }
  }
}
