package dev.cachet.image.squash;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.ImageException;
import dev.cachet.image.content.Node;
import dev.cachet.image.content.Tree;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Squashfs 4.0, as mksquashfs writes it: little-endian; gzip, lzo, xz, lz4 or zstd. */
public final class SquashImage {
  private static final int MAGIC = 0x73717368;
  private static final int SUPERBLOCK = 96;
  private static final long NO_FRAGMENT = 0xffffffffL;
  private static final int FRAGMENTS_IN_BLOCK = 512;
  private static final int IDS_IN_BLOCK = 2048;
  private static final int MAX_BLOCKS = 1 << 24;
  private static final int MAX_TARGET = 1 << 16;

  private final Bytes image;
  private final int blockSize;
  private final SquashBlocks blocks;
  private final SquashMetadata metadata;
  private final SquashMetadata tables;
  private final long fragments;
  private final long[] ids;
  private final long rootInode;
  private final long inodeTable;
  private final long folderTable;
  private final long fragmentTable;
  private long blocksOfAll;
  private final Tree tree = new Tree();
  private final Map<Long, Node> byNumber = new HashMap<>();
  private final Set<Long> folders = new HashSet<>();

  private SquashImage(Bytes bytes) throws IOException {
    ByteBuffer head = bytes.read(0, SUPERBLOCK);
    int block = head.getInt(12);
    int major = head.getShort(28);
    if (major != 4 || block < 4096 || block > 1 << 20 || Integer.bitCount(block) != 1) {
      throw new ImageException(
          "is squashfs " + major + " with blocks of " + block + " bytes; read is 4.0, to 1 MiB");
    }
    long used = head.getLong(40);
    if (used < SUPERBLOCK || used > bytes.size()) {
      throw new ImageException("is cut: " + used + " bytes are used, " + bytes.size() + " there");
    }
    this.image = bytes.part(0, used);
    this.blockSize = block;
    this.fragments = head.getInt(16) & 0xffffffffL;
    this.blocks = new SquashBlocks(head.getShort(20));
    this.rootInode = head.getLong(32);
    this.inodeTable = head.getLong(64);
    this.folderTable = head.getLong(72);
    this.fragmentTable = head.getLong(80);
    this.metadata = new SquashMetadata(image, blocks);
    this.tables = new SquashMetadata(image, blocks);
    this.ids = ids(head.getLong(48), head.getShort(26) & 0xffff);
  }

  /**
   * Whether an image is one.
   *
   * @param bytes the bytes
   * @return whether it is so
   * @throws IOException if the medium failed
   */
  public static boolean is(Bytes bytes) throws IOException {
    ByteBuffer head = bytes.readUpTo(0, 4);
    return head.remaining() == 4 && head.getInt() == MAGIC;
  }

  /**
   * Reads the tree of an image.
   *
   * @param bytes the bytes
   * @return the node
   * @throws IOException if the medium failed
   */
  public static Node read(Bytes bytes) throws IOException {
    SquashImage squash = new SquashImage(bytes);
    Inode root = squash.inode(squash.rootInode);
    squash.tree.root(Node.folder(root.ownership()));
    if (!root.isFolder()) {
      throw new ImageException("has a root that is no folder");
    }
    squash.fill(squash.tree.root(), root, 0);
    return squash.tree.root();
  }

  /**
   * What every inode begins with, and for a folder where its list is.
   *
   * @param type basic types are 1 to 7, those with more fields 8 to 14
   * @param list where the block of the list begins, behind the start of the table
   */
  private record Inode(
      int type, Node.Ownership ownership, long number, long list, int offset, int listSize) {
    boolean isFolder() {
      return type == 1 || type == 8;
    }
  }

  /** Reads the head of an inode; what follows it is the next that the stream yields. */
  private Inode inode(long reference) throws IOException {
    metadata.seek(inodeTable + (reference >>> 16), (int) (reference & 0xffff));
    ByteBuffer head = metadata.read(16);
    int type = head.getShort(0);
    long owner = id(head.getShort(4) & 0xffff);
    long group = id(head.getShort(6) & 0xffff);
    int mode = (head.getShort(2) & Node.PERMISSIONS) | typeBits(type);
    long number = head.getInt(12) & 0xffffffffL;
    Node.Ownership ownership = new Node.Ownership(mode, owner, group);
    if (type == 1) {
      ByteBuffer rest = metadata.read(16);
      return new Inode(
          type,
          ownership,
          number,
          rest.getInt(0) & 0xffffffffL,
          rest.getShort(10) & 0xffff,
          rest.getShort(8) & 0xffff);
    }
    if (type == 8) {
      ByteBuffer rest = metadata.read(24);
      return new Inode(
          type,
          ownership,
          number,
          rest.getInt(8) & 0xffffffffL,
          rest.getShort(18) & 0xffff,
          rest.getInt(4));
    }
    return new Inode(type, ownership, number, 0, 0, 0);
  }

  private static int typeBits(int type) throws ImageException {
    return switch (type) {
      case 1, 8 -> 0040000;
      case 2, 9 -> 0100000;
      case 3, 10 -> 0120000;
      case 4, 11 -> 0060000;
      case 5, 12 -> 0020000;
      case 6, 13 -> 0010000;
      case 7, 14 -> 0140000;
      default -> throw new ImageException("has an inode of type " + type);
    };
  }

  private long[] ids(long table, int count) throws IOException {
    long[] all = new long[count];
    for (int i = 0; i < count; i++) {
      if (i % IDS_IN_BLOCK == 0) {
        tables.seek(image.read(table + i / IDS_IN_BLOCK * 8L, 8).getLong(), 0);
      }
      all[i] = tables.read(4).getInt() & 0xffffffffL;
    }
    return all;
  }

  private long id(int index) throws ImageException {
    if (index >= ids.length) {
      throw new ImageException("has an inode of owner " + index + " of " + ids.length);
    }
    return ids[index];
  }

  private void fill(Node folder, Inode inode, int depth) throws IOException {
    if (depth > Tree.MAX_DEPTH || !folders.add(inode.number())) {
      throw new ImageException("has a folder that is in itself, or deeper than any");
    }
    // Three bytes more than the list has: "." and "..", which are not written.
    long left = inode.listSize() - 3L;
    SquashMetadata list = new SquashMetadata(image, blocks);
    list.seek(folderTable + inode.list(), inode.offset());
    while (left > 0) {
      ByteBuffer head = list.read(12);
      int count = head.getInt(0);
      if (count < 0 || count > 255) {
        throw new ImageException("has a list of " + count + " entries");
      }
      left -= 12;
      for (int i = 0; i <= count; i++) {
        ByteBuffer entry = list.read(8);
        byte[] name = new byte[(entry.getShort(6) & 0xffff) + 1];
        list.read(name.length).get(name);
        left -= 8L + name.length;
        long reference = (head.getInt(4) & 0xffffffffL) << 16 | (entry.getShort(0) & 0xffff);
        add(folder, RootFolder.pathText(name), reference, depth);
      }
    }
  }

  private void add(Node folder, String name, long reference, int depth) throws IOException {
    Inode inode = inode(reference);
    Node known = inode.isFolder() ? null : byNumber.get(inode.number());
    if (known == null) {
      known = inode.isFolder() ? Node.folder(inode.ownership()) : node(inode);
      byNumber.put(inode.number(), known);
    }
    tree.add(folder, name, known);
    if (inode.isFolder()) {
      fill(known, inode, depth + 1);
    }
  }

  private Node node(Inode inode) throws IOException {
    return switch (inode.type()) {
      case 2 -> {
        ByteBuffer rest = metadata.read(16);
        yield file(
            inode,
            rest.getInt(0) & 0xffffffffL,
            rest.getInt(12) & 0xffffffffL,
            rest.getInt(4) & 0xffffffffL,
            rest.getInt(8));
      }
      case 9 -> {
        ByteBuffer rest = metadata.read(40);
        yield file(
            inode,
            rest.getLong(0),
            rest.getLong(8),
            rest.getInt(28) & 0xffffffffL,
            rest.getInt(32));
      }
      case 3, 10 -> {
        int length = metadata.read(8).getInt(4);
        if (length < 0 || length > MAX_TARGET) {
          throw new ImageException("has a link of " + length + " bytes");
        }
        byte[] target = new byte[length];
        metadata.read(length).get(target);
        yield Node.link(inode.ownership(), RootFolder.pathText(target));
      }
      default -> Node.special(inode.ownership());
    };
  }

  private Node file(Inode inode, long start, long size, long fragment, int offset)
      throws IOException {
    long whole = fragment == NO_FRAGMENT ? (size + blockSize - 1) / blockSize : size / blockSize;
    // Lists compress well, so a small image may claim more of them than memory holds.
    blocksOfAll += Math.max(0, whole);
    if (size < 0 || whole > MAX_BLOCKS || blocksOfAll > MAX_BLOCKS) {
      throw new ImageException("has a file of " + size + " bytes, more than are read");
    }
    ByteBuffer list = metadata.read(Math.toIntExact(whole * 4));
    int[] sizes = new int[(int) whole];
    list.asIntBuffer().get(sizes);
    SquashFile.Tail tail =
        fragment == NO_FRAGMENT ? new SquashFile.Tail(-1, 0, 0) : tail(fragment, offset);
    return Node.file(
        inode.ownership(),
        size,
        new SquashFile(image, blocks, blockSize, size, start, sizes, tail));
  }

  private SquashFile.Tail tail(long fragment, int offset) throws IOException {
    if (fragment >= fragments) {
      throw new ImageException("has a file in fragment " + fragment + " of " + fragments);
    }
    long block = image.read(fragmentTable + fragment / FRAGMENTS_IN_BLOCK * 8, 8).getLong();
    ByteBuffer entry = tables.seek(block, (int) (fragment % FRAGMENTS_IN_BLOCK) * 16).read(16);
    return new SquashFile.Tail(entry.getLong(0), entry.getInt(8), offset);
  }
}
