package dev.cachet.image.container;

import dev.cachet.image.content.ImageException;
import dev.cachet.image.content.Node;
import dev.cachet.image.content.Tree;
import java.util.Map;

/** Layers one over another: a later entry replaces, {@code .wh.NAME} takes away. */
final class LayerStack {
  private static final String GONE = ".wh.";
  private static final String META = ".wh..wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  private Node root = Node.folder(new Node.Ownership(0040755, 0, 0));
  private int entries;

  Node root() {
    return root;
  }

  void add(Node layer) throws ImageException {
    root = over(root, layer);
  }

  private Node over(Node lower, Node upper) throws ImageException {
    Node folder = Node.folder(new Node.Ownership(upper.mode(), upper.owner(), upper.group()));
    if (!upper.children().containsKey(OPAQUE)) {
      folder.children().putAll(lower.children());
    }
    // What a layer takes away is of the layers below, whatever the order of its entries.
    for (String name : upper.children().keySet()) {
      if (name.startsWith(GONE) && !name.startsWith(META)) {
        folder.children().remove(name.substring(GONE.length()));
      }
    }
    for (Map.Entry<String, Node> each : upper.children().entrySet()) {
      if (each.getKey().startsWith(GONE)) {
        continue;
      }
      entries++;
      if (entries > Tree.MAX_ENTRIES) {
        throw new ImageException("holds more than " + Tree.MAX_ENTRIES + " entries in its layers");
      }
      Node former = folder.children().get(each.getKey());
      Node node = each.getValue();
      boolean folders = node.kind() == Node.Kind.FOLDER;
      if (folders && (former == null || former.kind() != Node.Kind.FOLDER)) {
        former = Node.folder(new Node.Ownership(0040755, 0, 0));
      }
      folder.children().put(each.getKey(), folders && former != null ? over(former, node) : node);
    }
    return folder;
  }
}
