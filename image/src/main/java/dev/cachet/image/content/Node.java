package dev.cachet.image.content;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One entry of an image. Two names of one file are one node. */
public final class Node {
  /** What a node is. */
  public enum Kind {
    /** A folder. */
    FOLDER,
    /** A regular file. */
    FILE,
    /** A symbolic link. */
    LINK,
    /** A device, socket or pipe. */
    SPECIAL
  }

  /** Bits of a mode that are permissions, with setuid, setgid and sticky. */
  public static final int PERMISSIONS = 07777;

  private final Kind kind;
  private final int mode;
  private final long owner;
  private final long group;
  private final long size;
  private final String target;
  private final @Nullable Content content;
  private final SortedMap<String, Node> children = new TreeMap<>();
  private int names;

  private Node(
      Kind kind, Ownership ownership, long size, String target, @Nullable Content content) {
    this.kind = kind;
    this.mode = ownership.mode();
    this.owner = ownership.owner();
    this.group = ownership.group();
    this.size = size;
    this.target = target;
    this.content = content;
  }

  /**
   * Who may do what.
   *
   * @param mode type and permissions, as {@code st_mode} has them
   * @param owner numeric id of the owner
   * @param group numeric id of the group
   */
  public record Ownership(int mode, long owner, long group) {}

  /**
   * A folder.
   *
   * @param ownership the ownership
   * @return the node
   */
  public static Node folder(Ownership ownership) {
    return new Node(Kind.FOLDER, ownership, 0, "", null);
  }

  /**
   * A regular file.
   *
   * @param ownership the ownership
   * @param size how many bytes
   * @param content the content
   * @return the node
   */
  public static Node file(Ownership ownership, long size, Content content) {
    return new Node(Kind.FILE, ownership, size, "", content);
  }

  /**
   * A symbolic link.
   *
   * @param ownership the ownership
   * @param target the target
   * @return the node
   */
  public static Node link(Ownership ownership, String target) {
    return new Node(Kind.LINK, ownership, target.length(), target, null);
  }

  /**
   * A device, pipe or socket.
   *
   * @param ownership the ownership
   * @return the node
   */
  public static Node special(Ownership ownership) {
    return new Node(Kind.SPECIAL, ownership, 0, "", null);
  }

  /**
   * What it is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Its permissions.
   *
   * @return the number
   */
  public int mode() {
    return mode;
  }

  /**
   * The number of its owner.
   *
   * @return the number
   */
  public long owner() {
    return owner;
  }

  /**
   * The number of its group.
   *
   * @return the number
   */
  public long group() {
    return group;
  }

  /**
   * Its length.
   *
   * @return the number
   */
  public long size() {
    return size;
  }

  /**
   * Where a link leads to, unchecked; otherwise empty.
   *
   * @return the text
   */
  public String target() {
    return target;
  }

  /**
   * Its bytes.
   *
   * @return the content
   */
  public @Nullable Content content() {
    return content;
  }

  /**
   * What a folder holds, by name.
   *
   * @return the sorted map
   */
  public SortedMap<String, Node> children() {
    return children;
  }

  /**
   * How many names it has.
   *
   * @return the number
   */
  public int names() {
    return names;
  }

  void named() {
    names++;
  }
}
