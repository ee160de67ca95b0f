package dev.cachet.directory;

import dev.cachet.storage.StorageFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Judges a whole archive before anything of it is written. */
final class ArchiveReader {
  /** The most members of an archive. */
  static final int MAX_MEMBERS = 65_536;

  private static final String CLAUSE = "DEV-31";
  private static final int BLOCK = ArchiveHeader.BLOCK;

  private final StorageFile archive;
  private final long size;

  ArchiveReader(StorageFile archive, long size) {
    this.archive = archive;
    this.size = size;
  }

  List<ArchiveMember> members() throws MalformedArchiveException, IOException {
    if (size % BLOCK != 0) {
      throw malformed(size, "a length that is no multiple of 512");
    }
    List<ArchiveMember> members = new ArrayList<>();
    MemberNames names = new MemberNames();
    long offset = 0;
    for (ArchiveHeader header = header(0); !header.isEmpty(); header = header(offset)) {
      ArchiveMember member = header.member(offset + BLOCK);
      names.add(member);
      members.add(member);
      if (members.size() > MAX_MEMBERS) {
        throw malformed(offset, "more than " + MAX_MEMBERS + " members");
      }
      offset = end(member);
    }
    requireEnd(offset);
    return members;
  }

  private ArchiveHeader header(long offset) throws MalformedArchiveException, IOException {
    return new ArchiveHeader(block(offset), offset);
  }

  private long end(ArchiveMember member) throws MalformedArchiveException, IOException {
    long padding = (BLOCK - member.size() % BLOCK) % BLOCK;
    // Sizes have 12 octal digits at most, so that no sum overflows.
    long end = member.offset() + member.size() + padding;
    if (end > size) {
      throw malformed(member.offset(), member.path() + " goes on behind the end of the archive");
    }
    if (padding > 0) {
      byte[] last = block(end - BLOCK);
      for (int i = BLOCK - (int) padding; i < BLOCK; i++) {
        if (last[i] != 0) {
          throw malformed(end - BLOCK + i, "padding of " + member.path() + " that is not zero");
        }
      }
    }
    return end;
  }

  private void requireEnd(long offset) throws MalformedArchiveException, IOException {
    if (size - offset < 2 * BLOCK) {
      throw malformed(offset, "no two blocks of zeros at the end");
    }
    for (long at = offset; at < size; at += BLOCK) {
      if (!header(at).isEmpty()) {
        throw malformed(at, "bytes behind the end of the archive");
      }
    }
  }

  private byte[] block(long offset) throws MalformedArchiveException, IOException {
    if (size - offset < BLOCK) {
      throw malformed(offset, "no two blocks of zeros at the end");
    }
    byte[] block = new byte[BLOCK];
    if (archive.read(offset, ByteBuffer.wrap(block)) != BLOCK) {
      throw new EOFException("the archive ended at byte " + offset);
    }
    return block;
  }

  private static MalformedArchiveException malformed(long offset, String why) {
    return new MalformedArchiveException(CLAUSE, "byte " + offset, why);
  }
}
