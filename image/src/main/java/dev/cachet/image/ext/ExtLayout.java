package dev.cachet.image.ext;

import dev.cachet.image.content.Bytes;
import dev.cachet.image.content.ImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where the inodes of an ext2, ext3 or ext4 image are.
 *
 * @param image all of it
 * @param blockSize in bytes
 * @param firstBlock 1 for blocks of 1 KiB, otherwise 0
 * @param inodes how many there are
 * @param inodesInGroup how many of them are in each group
 * @param inodeSize in bytes
 * @param descriptorSize of a group, in bytes
 */
record ExtLayout(
    Bytes image,
    int blockSize,
    long firstBlock,
    long inodes,
    long inodesInGroup,
    int inodeSize,
    int descriptorSize) {
  private static final int SUPERBLOCK = 1024;
  private static final int WIDE = 0x80;

  /** Incompatible features that change what a file holds or where; the rest do not matter here. */
  private static final int NEEDS_RECOVERY = 0x4;

  private static final int IS_JOURNAL = 0x8;
  private static final int GROUPS_APART = 0x10;
  private static final int KNOWN =
      0x2
          | NEEDS_RECOVERY
          | 0x40
          | WIDE
          | 0x100
          | 0x200
          | 0x400
          | 0x1000
          | 0x2000
          | 0x4000
          | 0x8000
          | 0x10000
          | 0x20000;

  static ExtLayout of(Bytes image) throws IOException {
    ByteBuffer head = image.read(SUPERBLOCK, 1024);
    int log = head.getInt(24);
    int features = head.getInt(96);
    boolean revised = head.getInt(76) > 0;
    requireFeatures(revised ? features : 0);
    int inodeSize = revised ? head.getShort(88) & 0xffff : 128;
    boolean wide = revised && (features & WIDE) != 0;
    int descriptor = wide ? head.getShort(254) & 0xffff : 32;
    long inGroup = head.getInt(40) & 0xffffffffL;
    boolean plain =
        log >= 0
            && log <= 6
            && inGroup > 0
            && inodeSize >= 128
            && inodeSize <= 1024 << log
            && descriptor >= 32
            && descriptor <= 1024;
    if (!plain) {
      throw new ImageException("has a damaged superblock");
    }
    long blocks = (head.getInt(4) & 0xffffffffL) | (wide ? (long) head.getInt(336) << 32 : 0);
    if (blocks <= 0 || blocks > image.size() >> (10 + log)) {
      throw new ImageException(
          "is cut: " + blocks + " blocks of " + (1024 << log) + " bytes do not fit into it");
    }
    return new ExtLayout(
        image,
        1024 << log,
        head.getInt(20) & 0xffffffffL,
        head.getInt(0) & 0xffffffffL,
        inGroup,
        inodeSize,
        descriptor);
  }

  private static void requireFeatures(int features) throws ImageException {
    if ((features & NEEDS_RECOVERY) != 0) {
      throw new ImageException(
          "was not unmounted: its journal holds changes that are not read; run e2fsck on a copy");
    }
    if ((features & IS_JOURNAL) != 0 || (features & ~KNOWN & ~GROUPS_APART) != 0) {
      throw new ImageException(
          String.format(
              java.util.Locale.ROOT, "has features that are not read (incompat 0x%x)", features));
    }
    if ((features & GROUPS_APART) != 0) {
      throw new ImageException("keeps its groups apart (meta_bg), which is not read");
    }
  }

  /** The first 128 bytes of an inode, and what more it has. */
  ByteBuffer inode(long number) throws IOException {
    if (number < 1 || number > inodes) {
      throw new ImageException("names inode " + number + " of " + inodes);
    }
    long group = (number - 1) / inodesInGroup;
    long descriptors = (firstBlock + 1) * blockSize;
    ByteBuffer descriptor = image.read(descriptors + group * descriptorSize, descriptorSize);
    long table = descriptor.getInt(8) & 0xffffffffL;
    if (descriptorSize >= 64) {
      table |= (long) descriptor.getInt(40) << 32;
    }
    long at =
        Math.multiplyExact(table, (long) blockSize) + (number - 1) % inodesInGroup * inodeSize;
    return image.read(at, inodeSize).order(ByteOrder.LITTLE_ENDIAN);
  }
}
