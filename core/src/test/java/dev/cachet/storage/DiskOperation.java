package dev.cachet.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One thing that a program asked of a disk, in the order in which it asked. */
@SuppressWarnings("ArrayRecordComponent")
record DiskOperation(Kind kind, int file, String name, String oldName, long place, byte[] bytes) {
  enum Kind {
    WRITE,
    TRUNCATE,
    LINK,
    RENAME,
    UNLINK,
    SYNC,
    SYNC_FOLDER
  }

  private static final int SECTOR = 512;
  private static final int RECORD = 4_096;

  static DiskOperation write(int file, long place, byte[] bytes) {
    return new DiskOperation(Kind.WRITE, file, "", "", place, bytes);
  }

  static DiskOperation truncate(int file, long size) {
    return new DiskOperation(Kind.TRUNCATE, file, "", "", size, new byte[0]);
  }

  static DiskOperation named(Kind kind, int file, String name, String oldName) {
    return new DiskOperation(kind, file, name, oldName, 0, new byte[0]);
  }

  /** Whether this is a sync that makes an earlier operation durable. */
  boolean settles(DiskOperation earlier) {
    return switch (kind) {
      case SYNC ->
          earlier.file == file && (earlier.kind == Kind.WRITE || earlier.kind == Kind.TRUNCATE);
      case SYNC_FOLDER -> earlier.changesNames() && StoragePath.folder(earlier.name).equals(name);
      default -> false;
    };
  }

  boolean isSync() {
    return kind == Kind.SYNC || kind == Kind.SYNC_FOLDER;
  }

  private boolean changesNames() {
    return kind == Kind.LINK || kind == Kind.RENAME || kind == Kind.UNLINK;
  }

  /** The halves of a write that a cut may leave, split at a sector in its middle. */
  List<DiskOperation> torn() {
    if (kind != Kind.WRITE || bytes.length < 2) {
      return List.of();
    }
    int split = bytes.length > SECTOR ? bytes.length / 2 / SECTOR * SECTOR : bytes.length / 2;
    split = Math.max(split, Math.min(SECTOR, bytes.length / 2));
    return List.of(head(split), tail(split));
  }

  /**
   * What a cut may leave of a write: every beginning of a record of up to 4 KiB, of anything else
   * those that end with a sector, and what is left where a sector that comes later is written
   * first.
   */
  List<DiskOperation> tornEverywhere(boolean record) {
    if (kind != Kind.WRITE) {
      return List.of();
    }
    List<DiskOperation> torn = new ArrayList<>();
    int step = record && bytes.length <= RECORD ? 1 : SECTOR;
    for (int split = step; split < bytes.length; split += step) {
      torn.add(head(split));
    }
    for (int split = SECTOR; split < bytes.length; split += SECTOR) {
      torn.add(tail(split));
    }
    if (bytes.length > 1 && bytes.length <= SECTOR) {
      torn.add(tail(bytes.length / 2));
    }
    return torn;
  }

  private DiskOperation head(int split) {
    return write(file, place, Arrays.copyOf(bytes, split));
  }

  private DiskOperation tail(int split) {
    return write(file, place + split, Arrays.copyOfRange(bytes, split, bytes.length));
  }
}
