package dev.cachet.image;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A flattened device tree (Devicetree Specification, chapter 5), of which values stay in the file.
 *
 * @param size of the tree in the file, as it states
 * @param nodes by their paths, in the order of the file
 */
record FlatTree(long size, Map<String, Node> nodes) {
  private static final int MAGIC = 0xd00dfeed;
  private static final int HEADER = 40;
  private static final int MAX_TOKENS = 100_000;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NAME = 256;
  private static final int BEGIN = 1;
  private static final int END_OF_NODE = 2;
  private static final int PROPERTY = 3;
  private static final int NOTHING = 4;
  private static final int END = 9;

  /**
   * One node.
   *
   * @param path from the root of the tree; the root's own is empty
   * @param properties by their names
   */
  record Node(String path, Map<String, Bytes> properties) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  static boolean is(Bytes bytes) throws IOException {
    ByteBuffer head = bytes.readUpTo(0, HEADER).order(ByteOrder.BIG_ENDIAN);
    return head.remaining() == HEADER && head.getInt(0) == MAGIC;
  }

  static FlatTree read(Bytes file) throws IOException {
    ByteBuffer head = file.read(0, HEADER).order(ByteOrder.BIG_ENDIAN);
    long size = head.getInt(4) & 0xffffffffL;
    // Before version 17 it does not say how long the part with the nodes is.
    if (head.getInt(20) < 17 || head.getInt(24) > 17) {
      throw new ImageException("is a device tree of version " + head.getInt(20) + "; read is 17");
    }
    Bytes tree = file.part(0, size);
    Bytes struct = tree.part(head.getInt(8) & 0xffffffffL, head.getInt(36) & 0xffffffffL);
    Bytes names = tree.part(head.getInt(12) & 0xffffffffL, head.getInt(32) & 0xffffffffL);
    return new FlatTree(size, new Walk(struct, names).nodes());
  }

  /** The nodes right below a path. */
  List<Node> below(String path) {
    return nodes.values().stream()
        .filter(
            node ->
                node.path().startsWith(path + "/")
                    && node.path().indexOf('/', path.length() + 1) < 0)
        .toList();
  }

  /** Over the tokens, once, from the first to the last. */
  private static final class Walk {
    private final Bytes struct;
    private final Bytes names;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private long at;

    Walk(Bytes struct, Bytes names) {
      this.struct = struct;
      this.names = names;
    }

    Map<String, Node> nodes() throws IOException {
      for (int tokens = 0; tokens < MAX_TOKENS; tokens++) {
        int token = number();
        switch (token) {
          case BEGIN -> begin();
          case END_OF_NODE -> {
            if (open.poll() == null) {
              throw damaged("ends a node that did not begin");
            }
          }
          case PROPERTY -> property();
          case NOTHING -> {}
          case END -> {
            if (!open.isEmpty() || nodes.isEmpty()) {
              throw damaged("ends inside of a node");
            }
            return nodes;
          }
          default -> throw damaged("has the token " + token);
        }
      }
      throw damaged("has more than " + MAX_TOKENS + " tokens");
    }

    private void begin() throws IOException {
      String name = text(struct, at);
      at = (at + name.length() + 4) & ~3L;
      Node above = open.peek();
      boolean fits = above == null ? nodes.isEmpty() && name.isEmpty() : !name.isEmpty();
      if (!fits || name.indexOf('/') >= 0 || open.size() > MAX_DEPTH) {
        throw damaged("has a node named '" + name + "' where none can be");
      }
      Node node = new Node(above == null ? "" : above.path() + "/" + name, new LinkedHashMap<>());
      open.push(node);
      if (nodes.put(node.path(), node) != null) {
        throw damaged("has two nodes " + node.path());
      }
    }

    private void property() throws IOException {
      long length = number() & 0xffffffffL;
      String name = text(names, number() & 0xffffffffL);
      Node node = open.peek();
      if (node == null) {
        throw damaged("has a property outside of its nodes");
      }
      if (node.properties().put(name, struct.part(at, length)) != null) {
        throw damaged("has two properties " + name + " in " + node.path());
      }
      at = (at + length + 3) & ~3L;
    }

    private int number() throws IOException {
      int number = struct.read(at, 4).order(ByteOrder.BIG_ENDIAN).getInt();
      at += 4;
      return number;
    }

    private static String text(Bytes from, long start) throws IOException {
      ByteBuffer bytes = from.readUpTo(start, MAX_NAME);
      String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
      int end = text.indexOf('\0');
      if (end < 0) {
        throw damaged("has a name without an end");
      }
      return text.substring(0, end);
    }

    private static ImageException damaged(String how) {
      return new ImageException("is a damaged device tree or FIT image: it " + how);
    }
  }
}
