package dev.cachet.directory;

import dev.cachet.directory.ArchiveMember.Kind;
import java.nio.charset.StandardCharsets;

/** Fields of one header of a ustar archive (POSIX.1-1988), read strictly (DEV-31). */
final class ArchiveHeader {
  static final int BLOCK = 512;

  private static final String CLAUSE = "DEV-31";
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final String MAGIC = "ustar\0" + "00";

  private final byte[] block;
  private final String where;

  ArchiveHeader(byte[] block, long offset) {
    this.block = block;
    this.where = "header at byte " + offset;
  }

  boolean isEmpty() {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  ArchiveMember member(long contentOffset) throws MalformedArchiveException {
    if (!new String(block, 257, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC)) {
      throw malformed("no ustar header; pack with tar --format=ustar");
    }
    if (number("checksum", CHECKSUM, CHECKSUM_LENGTH) != sum()) {
      throw malformed("wrong checksum");
    }
    String prefix = text("prefix", 345, 155);
    String name = (prefix.isEmpty() ? "" : prefix + "/") + text("name", 0, 100);
    Kind kind = kind(name);
    long size = number("size of " + name, 124, 12);
    String target = text("target of " + name, 157, 100);
    if (kind != Kind.FILE && size != 0) {
      throw malformed(name + " is no file and has " + size + " bytes");
    }
    if (kind != Kind.LINK && !target.isEmpty()) {
      throw malformed(name + " is no symbolic link and has a target");
    }
    return new ArchiveMember(
        MemberNames.path(name, kind), kind, mode(name), size, target, contentOffset);
  }

  private Kind kind(String name) throws MalformedArchiveException {
    return switch (block[156]) {
      case '0' -> Kind.FILE;
      case '5' -> Kind.FOLDER;
      case '2' -> Kind.LINK;
      case '1' -> throw malformed(name + " is a hard link; pack with tar --hard-dereference");
      case '3', '4', '6' -> throw malformed(name + " is a device or a FIFO");
      default ->
          throw malformed(
              name
                  + " is a member of type "
                  + (block[156] & 0xff)
                  + ", not file, folder or symbolic link");
    };
  }

  private int mode(String name) throws MalformedArchiveException {
    long mode = number("mode of " + name, 100, 8);
    if (mode > 0777) {
      throw malformed(
          name + " has mode " + Long.toOctalString(mode) + ", setuid, setgid or sticky is refused");
    }
    return (int) mode;
  }

  /** Octal digits, then NUL or spaces to the end of the field; no other form of a number. */
  private long number(String what, int offset, int length) throws MalformedArchiveException {
    long value = 0;
    int i = offset;
    while (i < offset + length && block[i] >= '0' && block[i] <= '7') {
      value = value << 3 | (block[i] - '0');
      i++;
    }
    boolean digits = i > offset;
    while (i < offset + length && (block[i] == 0 || block[i] == ' ')) {
      i++;
    }
    if (!digits || i != offset + length) {
      throw malformed(what + " is no octal number");
    }
    return value;
  }

  private String text(String what, int offset, int length) throws MalformedArchiveException {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      if (block[end] < 0x20 || block[end] > 0x7e) {
        throw malformed(what + " has a character that is not printable ASCII");
      }
      end++;
    }
    for (int i = end; i < offset + length; i++) {
      if (block[i] != 0) {
        throw malformed(what + " goes on behind its end");
      }
    }
    return new String(block, offset, end - offset, StandardCharsets.US_ASCII);
  }

  private long sum() {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH ? ' ' : block[i] & 0xff;
    }
    return sum;
  }

  private MalformedArchiveException malformed(String why) {
    return new MalformedArchiveException(CLAUSE, where, why);
  }
}
