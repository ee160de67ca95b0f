package dev.cachet.image.ext;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.Content;
import dev.cachet.image.content.ImageException;
import dev.cachet.image.content.Node;
import dev.cachet.image.content.Tree;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** ext2, ext3 and ext4, as mke2fs makes them: block maps and extents, 32 and 64 bits. */
public final class ExtImage {
  private static final int SUPERBLOCK = 1024;
  private static final int MAGIC = 0xef53;
  private static final int ROOT = 2;
  private static final int MAX_TARGET = 1 << 16;

  /** Room for block numbers in an inode, and the target of a short link. */
  private static final int AREA = 60;

  /** What an inline folder begins with. */
  private static final int PARENT = 4;

  private static final int USES_EXTENTS = 0x80000;
  private static final int IS_INLINE = 0x10000000;
  private static final int IS_ENCRYPTED = 0x800;

  private final Bytes image;
  private final ExtLayout layout;
  private final Tree tree = new Tree();
  private final Map<Long, Node> byNumber = new HashMap<>();
  private final Set<Long> folders = new HashSet<>();

  private ExtImage(Bytes image, ExtLayout layout) {
    this.image = image;
    this.layout = layout;
  }

  /**
   * Whether an image is one.
   *
   * @param bytes the bytes
   * @return whether it is so
   * @throws IOException if the medium failed
   */
  public static boolean is(Bytes bytes) throws IOException {
    ByteBuffer head = bytes.readUpTo(SUPERBLOCK, 64);
    return head.remaining() == 64 && (head.getShort(56) & 0xffff) == MAGIC;
  }

  /**
   * Reads the tree of an image.
   *
   * @param bytes the bytes
   * @return the node
   * @throws IOException if the medium failed
   */
  public static Node read(Bytes bytes) throws IOException {
    ExtImage ext = new ExtImage(bytes, ExtLayout.of(bytes));
    ByteBuffer inode = ext.layout.inode(ROOT);
    if (type(inode) != 0040000) {
      throw new ImageException("has a root that is no folder");
    }
    ext.tree.root(Node.folder(ownership(inode)));
    ext.fill(ext.tree.root(), ROOT, inode, 0);
    return ext.tree.root();
  }

  private static int type(ByteBuffer inode) {
    return inode.getShort(0) & 0170000;
  }

  private static Node.Ownership ownership(ByteBuffer inode) {
    long owner = (inode.getShort(2) & 0xffff) | (inode.getShort(120) & 0xffffL) << 16;
    long group = (inode.getShort(24) & 0xffff) | (inode.getShort(122) & 0xffffL) << 16;
    return new Node.Ownership(inode.getShort(0) & 0xffff, owner, group);
  }

  private static long size(ByteBuffer inode) throws ImageException {
    long size = (inode.getInt(4) & 0xffffffffL) | (long) inode.getInt(108) << 32;
    if (size < 0) {
      throw new ImageException("has a file of " + size + " bytes");
    }
    return size;
  }

  private void fill(Node folder, long number, ByteBuffer inode, int depth) throws IOException {
    if (depth > Tree.MAX_DEPTH || !folders.add(number)) {
      throw new ImageException("has a folder that is in itself, or deeper than any");
    }
    long size = inode.getInt(4) & 0xffffffffL;
    if ((inode.getInt(32) & IS_INLINE) != 0) {
      fillInline(folder, ExtInline.read(inode, area(inode), size), size, depth);
      return;
    }
    Content content = content(inode, size);
    int block = layout.blockSize();
    for (long at = 0; at < size; at += block) {
      ByteBuffer entries = ByteBuffer.allocate((int) Math.min(block, size - at));
      while (entries.hasRemaining()) {
        content.read(at + entries.position(), entries);
      }
      entries(folder, entries.flip().order(ByteOrder.LITTLE_ENDIAN), depth);
    }
  }

  /** The number of the folder above, entries as far as there was room, then those beyond it. */
  private void fillInline(Node folder, byte[] all, long size, int depth) throws IOException {
    if (all.length < size) {
      throw new ImageException(
          "has a folder of " + size + " bytes inside an inode that holds fewer (inline_data)");
    }
    ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    int first = Math.min(AREA, all.length);
    for (int[] part : new int[][] {{Math.min(PARENT, first), first}, {first, all.length}}) {
      ByteBuffer entries = bytes.slice(part[0], part[1] - part[0]).order(ByteOrder.LITTLE_ENDIAN);
      entries(folder, entries, depth);
    }
  }

  private static byte[] area(ByteBuffer inode) {
    byte[] area = new byte[AREA];
    inode.duplicate().position(40).get(area);
    return area;
  }

  private void entries(Node folder, ByteBuffer block, int depth) throws IOException {
    int at = 0;
    while (at + 8 <= block.limit()) {
      long number = block.getInt(at) & 0xffffffffL;
      int length = block.getShort(at + 4) & 0xffff;
      int nameLength = block.get(at + 6) & 0xff;
      if (length < 8 || at + length > block.limit() || nameLength > length - 8) {
        throw new ImageException("has a folder with an entry of " + length + " bytes");
      }
      if (number != 0 && nameLength > 0) {
        byte[] name = new byte[nameLength];
        block.duplicate().position(at + 8).get(name);
        add(folder, RootFolder.pathText(name), number, depth);
      }
      at += length;
    }
  }

  private void add(Node folder, String name, long number, int depth) throws IOException {
    if (name.equals(".") || name.equals("..")) {
      return;
    }
    Node known = byNumber.get(number);
    if (known != null) {
      tree.add(folder, name, known);
      return;
    }
    ByteBuffer inode = layout.inode(number);
    if (type(inode) == 0040000) {
      Node child = Node.folder(ownership(inode));
      tree.add(folder, name, child);
      fill(child, number, inode, depth + 1);
      return;
    }
    Node node = node(inode);
    byNumber.put(number, node);
    tree.add(folder, name, node);
  }

  private Node node(ByteBuffer inode) throws IOException {
    Node.Ownership ownership = ownership(inode);
    return switch (type(inode)) {
      case 0100000 -> Node.file(ownership, size(inode), content(inode, size(inode)));
      case 0120000 -> Node.link(ownership, target(inode, size(inode)));
      default -> Node.special(ownership);
    };
  }

  private String target(ByteBuffer inode, long size) throws IOException {
    if (size > MAX_TARGET) {
      throw new ImageException("has a link of " + size + " bytes");
    }
    byte[] target = new byte[(int) size];
    if (size < AREA) {
      inode.duplicate().position(40).get(target);
    } else {
      ByteBuffer bytes = ByteBuffer.wrap(target);
      Content content = content(inode, size);
      while (bytes.hasRemaining()) {
        content.read(bytes.position(), bytes);
      }
    }
    return RootFolder.pathText(target);
  }

  private Content content(ByteBuffer inode, long size) throws ImageException {
    int flags = inode.getInt(32);
    if ((flags & IS_ENCRYPTED) != 0) {
      throw new ImageException("holds encrypted files");
    }
    byte[] area = area(inode);
    if ((flags & IS_INLINE) != 0) {
      return ExtInline.content(ExtInline.read(inode, area, size), size);
    }
    ExtBlocks blocks =
        (flags & USES_EXTENTS) == 0
            ? new ExtBlockMap(layout, image, area)
            : new ExtExtents(layout, image, area);
    return new ExtContent(image, layout.blockSize(), size, blocks);
  }
}
