package dev.cachet.image;

import dev.cachet.image.content.Node;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is known of an entry. Times are all the beginning of 1970: no inventory depends on them. */
final class ImageAttributes implements PosixFileAttributes {
  private static final FileTime NO_TIME = FileTime.fromMillis(0);

  /** From the lowest bit of a mode up. */
  private static final PosixFilePermission[] BITS = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  private final Node node;

  ImageAttributes(Node node) {
    this.node = node;
  }

  /** The number of an owner or a group: an image has no names for them. */
  private record Id(String getName) implements GroupPrincipal {
    @Override
    public String toString() {
      return getName;
    }
  }

  /** All of them by the names of the {@code unix} view. */
  Map<String, Object> byName() {
    Map<String, Object> all = new TreeMap<>();
    all.put("mode", node.mode());
    all.put("uid", (int) node.owner());
    all.put("gid", (int) node.group());
    all.put("nlink", node.names());
    all.put("size", size());
    all.put("isRegularFile", isRegularFile());
    all.put("isDirectory", isDirectory());
    all.put("isSymbolicLink", isSymbolicLink());
    all.put("isOther", isOther());
    all.put("owner", owner());
    all.put("group", group());
    all.put("permissions", permissions());
    all.put("lastModifiedTime", NO_TIME);
    all.put("lastAccessTime", NO_TIME);
    all.put("creationTime", NO_TIME);
    all.put("fileKey", node);
    return all;
  }

  @Override
  public GroupPrincipal owner() {
    return new Id(Long.toString(node.owner()));
  }

  @Override
  public GroupPrincipal group() {
    return new Id(Long.toString(node.group()));
  }

  @Override
  public Set<PosixFilePermission> permissions() {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < BITS.length; bit++) {
      if ((node.mode() & (1 << bit)) != 0) {
        permissions.add(BITS[bit]);
      }
    }
    return permissions;
  }

  @Override
  public FileTime lastModifiedTime() {
    return NO_TIME;
  }

  @Override
  public FileTime lastAccessTime() {
    return NO_TIME;
  }

  @Override
  public FileTime creationTime() {
    return NO_TIME;
  }

  @Override
  public boolean isRegularFile() {
    return node.kind() == Node.Kind.FILE;
  }

  @Override
  public boolean isDirectory() {
    return node.kind() == Node.Kind.FOLDER;
  }

  @Override
  public boolean isSymbolicLink() {
    return node.kind() == Node.Kind.LINK;
  }

  @Override
  public boolean isOther() {
    return node.kind() == Node.Kind.SPECIAL;
  }

  @Override
  public long size() {
    return node.size();
  }

  @Override
  public Object fileKey() {
    return node;
  }
}
