package dev.cachet.image.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an image holds, while it is read: bounded, and without a way out. */
public final class Tree {
  /** The most entries: more than a root of any device that is known. */
  public static final int MAX_ENTRIES = 2_000_000;

  /** The most folders in folders. */
  public static final int MAX_DEPTH = 128;

  private static final int MAX_NAME = 255;
  private static final Node.Ownership IMPLIED = new Node.Ownership(0040755, 0, 0);

  private Node root = Node.folder(IMPLIED);
  private int entries;

  /**
   * The top of the tree.
   *
   * @return the node
   */
  public Node root() {
    return root;
  }

  /**
   * Gives the root itself an owner and a mode; what it holds stays.
   *
   * @param folder the folder
   */
  public void root(Node folder) {
    folder.children().putAll(root.children());
    root = folder;
  }

  /**
   * Adds an entry of a folder that is known; a folder of an image of blocks has each name once.
   *
   * @param folder the folder
   * @param name the name
   * @param node a node of the document
   * @throws ImageException if the image is broken there
   */
  public void add(Node folder, String name, Node node) throws ImageException {
    if (folder.children().containsKey(name)) {
      throw new ImageException("has two entries named " + name + " in one folder");
    }
    put(folder, name, node);
  }

  /**
   * Adds an entry of an archive, in which a later one of the same path replaces the former.
   *
   * @param path an absolute path on the root
   * @param node a node of the document
   * @throws ImageException if the image is broken there
   */
  public void add(String path, Node node) throws ImageException {
    List<String> names = names(path);
    if (names.isEmpty()) {
      if (node.kind() != Node.Kind.FOLDER) {
        throw new ImageException("has an entry for the root that is no folder");
      }
      root(node);
      return;
    }
    Node folder = root;
    for (String name : names.subList(0, names.size() - 1)) {
      Node next = folder.children().get(name);
      if (next == null) {
        next = Node.folder(IMPLIED);
        put(folder, name, next);
      } else if (next.kind() != Node.Kind.FOLDER) {
        // An unpacker would write through the link, out of the root.
        throw new ImageException("has entries below " + name + " in " + path + ", no folder");
      }
      folder = next;
    }
    String last = names.get(names.size() - 1);
    Node former = folder.children().get(last);
    if (former != null && former.kind() == Node.Kind.FOLDER && node.kind() == Node.Kind.FOLDER) {
      node.children().putAll(former.children());
    }
    put(folder, last, node);
  }

  /**
   * What an archive has put at a path; null if nothing.
   *
   * @param path an absolute path on the root
   * @return the node
   * @throws ImageException if the image is broken there
   */
  public @Nullable Node get(String path) throws ImageException {
    Node node = root;
    for (String name : names(path)) {
      node = node == null ? null : node.children().get(name);
    }
    return node;
  }

  private void put(Node folder, String name, Node node) throws ImageException {
    entries++;
    if (entries > MAX_ENTRIES) {
      throw new ImageException("holds more than " + MAX_ENTRIES + " entries");
    }
    requireName(name);
    node.named();
    folder.children().put(name, node);
  }

  private static void requireName(String name) throws ImageException {
    boolean plain =
        !name.isEmpty()
            && !name.equals(".")
            && !name.equals("..")
            && name.indexOf('/') < 0
            && name.indexOf('\0') < 0
            // The text of bytes that are no UTF-8 is four times as long.
            && name.length() <= 4 * MAX_NAME;
    if (!plain) {
      throw new ImageException("has an entry with a name that is none: " + name);
    }
  }

  private static List<String> names(String path) throws ImageException {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        throw new ImageException("has an entry that leads out of it: " + path);
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    if (names.size() > MAX_DEPTH) {
      throw new ImageException("has folders deeper than " + MAX_DEPTH + ": " + path);
    }
    return names;
  }
}
