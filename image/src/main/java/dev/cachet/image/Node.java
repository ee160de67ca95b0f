package dev.cachet.image;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One entry of an image. Two names of one file are one node. */
final class Node {
  enum Kind {
    FOLDER,
    FILE,
    LINK,
    /** A device, socket or pipe. */
    SPECIAL
  }

  /** Bits of a mode that are permissions, with setuid, setgid and sticky. */
  static final int PERMISSIONS = 07777;

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
  record Ownership(int mode, long owner, long group) {}

  static Node folder(Ownership ownership) {
    return new Node(Kind.FOLDER, ownership, 0, "", null);
  }

  static Node file(Ownership ownership, long size, Content content) {
    return new Node(Kind.FILE, ownership, size, "", content);
  }

  static Node link(Ownership ownership, String target) {
    return new Node(Kind.LINK, ownership, target.length(), target, null);
  }

  static Node special(Ownership ownership) {
    return new Node(Kind.SPECIAL, ownership, 0, "", null);
  }

  Kind kind() {
    return kind;
  }

  int mode() {
    return mode;
  }

  long owner() {
    return owner;
  }

  long group() {
    return group;
  }

  long size() {
    return size;
  }

  /** Where a link leads to, unchecked; otherwise empty. */
  String target() {
    return target;
  }

  @Nullable Content content() {
    return content;
  }

  /** What a folder holds, by name. */
  SortedMap<String, Node> children() {
    return children;
  }

  int names() {
    return names;
  }

  void named() {
    names++;
  }
}
