package dev.cachet.tripwire;

import dev.cachet.dicom.DicomStart;
import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes; names are not asked. */
enum FileKind {
  ZIP,
  TAR,
  AR,
  CPIO,
  GZIP,
  ZSTD,
  XZ,
  BZIP2,
  DICOM,
  JSON,
  XML,
  PLAIN,
  /** Nobody here can look inside: images of file systems, databases, encrypted files. */
  CLOSED;

  private static final int TAR_MAGIC = 257;
  private static final int EXT_MAGIC = 1080;
  private static final int BOOT_MAGIC = 510;
  private static final int FIRST_PARTITION = 446;
  private static final int KERNEL_MAGIC = 514;
  private static final int ISO_MAGIC = 32769;

  /** Text at the beginning of what is not read, and what it is. */
  private static final String[][] CLOSED_MAGICS = {
    {"hsqs", "an image of squashfs"},
    {"sqsh", "an image of squashfs"},
    {"E=\u00cd(", "an image of cramfs"},
    {"-rom1fs-", "an image of romfs"},
    {"UBI#", "an image of UBI"},
    {"1\u0018\u0010\u0006", "an image of UBIFS"},
    {"\u00e2\u00e1\u00f5\u00e0", "an image of EROFS"},
    {"QFI\u00fb", "a disk image of QEMU"},
    {"SQLite format 3\0", "a database of SQLite"},
    {"LUKS\u00ba\u00be", "an encrypted volume"},
    {"Salted__", "an encrypted file"},
    {"-----BEGIN PGP MESSAGE", "an encrypted file"},
    {"7z\u00bc\u00af'\u001c", "an archive of 7-Zip"},
    {"Rar!\u001a\u0007", "an archive of RAR"},
    {"MSCF\0\0\0\0", "a cabinet file"},
    {"\u0004\"M\u0018", "a file of LZ4"},
    {"\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "a compound file of Microsoft Office"}
  };

  static FileKind of(byte[] head) {
    if (!closedName(head).isEmpty()) {
      return CLOSED;
    }
    FileKind archive = archive(head);
    if (archive != PLAIN) {
      return archive;
    }
    if (DicomStart.of(head) != DicomStart.NONE) {
      return DICOM;
    }
    return text(head);
  }

  /** Whether a file may be an image of a file system or of a disk, which has to be opened whole. */
  static boolean mayBeImage(byte[] head) {
    return starts(head, 0, "hsqs")
        || starts(head, EXT_MAGIC, "S\u00ef")
        || starts(head, BOOT_MAGIC, "U\u00aa");
  }

  /** Whether a file is an image of a disk that has, or may have, more than one partition. */
  static boolean hasPartitions(byte[] head) {
    if (!isDisk(head)) {
      return false;
    }
    int partitions = starts(head, BOOT_MAGIC + 2, "EFI PART") ? 2 : 0;
    for (int at = FIRST_PARTITION; at < BOOT_MAGIC; at += 16) {
      partitions += number(head, at + 12) > 0 ? 1 : 0;
    }
    return partitions > 1;
  }

  /** What a file is that cannot be looked into, or nothing. */
  static String closedName(byte[] head) {
    for (String[] magic : CLOSED_MAGICS) {
      if (starts(head, 0, magic[0])) {
        return magic[1];
      }
    }
    if (isExt(head)) {
      return "an image of ext2, ext3 or ext4";
    }
    if (starts(head, ISO_MAGIC, "CD001")) {
      return "an image of ISO 9660";
    }
    if (starts(head, 54, "FAT1") || starts(head, 82, "FAT32   ")) {
      return "an image of FAT";
    }
    return isDisk(head) ? "an image of a disk" : "";
  }

  /** Before the superblock there may be anything, such as code that starts the machine. */
  private static boolean isExt(byte[] head) {
    return starts(head, EXT_MAGIC, "S\u00ef")
        && (isZero(head, 0, 1024)
            || (number(head, 1024) > 0
                && number(head, 1028) > 0
                && number(head, 1048) <= 6
                && number(head, 1100) <= 1));
  }

  private static boolean isZero(byte[] head, int from, int to) {
    for (int i = from; i < to; i++) {
      if (head[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** A table of partitions; programs that only begin as a boot sector have none. */
  private static boolean isDisk(byte[] head) {
    if (!starts(head, BOOT_MAGIC, "U\u00aa") || starts(head, KERNEL_MAGIC, "HdrS")) {
      return false;
    }
    boolean any = starts(head, BOOT_MAGIC + 2, "EFI PART");
    for (int at = FIRST_PARTITION; at < BOOT_MAGIC; at += 16) {
      if ((head[at] & 0x7f) != 0) {
        return false;
      }
      any |= head[at + 4] != 0 && number(head, at + 8) > 0 && number(head, at + 12) > 0;
    }
    return any && head.length > BOOT_MAGIC + 2;
  }

  /** Little-endian, without a sign. */
  private static long number(byte[] head, int at) {
    long number = 0;
    for (int i = 3; i >= 0; i--) {
      number = (number << 8) | (head.length > at + i ? head[at + i] & 0xff : 0);
    }
    return number;
  }

  private static FileKind archive(byte[] head) {
    if (starts(head, 0, "PK\u0003\u0004") || starts(head, 0, "PK\u0005\u0006")) {
      return ZIP;
    }
    if (starts(head, TAR_MAGIC, "ustar")) {
      return TAR;
    }
    if (starts(head, 0, "!<arch>\n")) {
      return AR;
    }
    if (starts(head, 0, "070701") || starts(head, 0, "070702") || starts(head, 0, "070707")) {
      return CPIO;
    }
    return compressed(head);
  }

  private static FileKind compressed(byte[] head) {
    if (starts(head, 0, "\u001f\u008b\u0008")) {
      return GZIP;
    }
    if (starts(head, 0, "(\u00b5/\u00fd")) {
      return ZSTD;
    }
    if (starts(head, 0, "\u00fd7zXZ\0")) {
      return XZ;
    }
    return starts(head, 0, "BZh") && starts(head, 4, "1AY&SY") ? BZIP2 : PLAIN;
  }

  private static FileKind text(byte[] head) {
    String begin =
        new String(head, 0, Math.min(head.length, 256), StandardCharsets.ISO_8859_1)
            .replace("\0", "")
            .replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
            .stripLeading();
    if (begin.startsWith("{") || begin.startsWith("[")) {
      return JSON;
    }
    boolean meant =
        begin.startsWith("<") && ClinicalXml.isMeant(new String(head, StandardCharsets.ISO_8859_1));
    return meant ? XML : PLAIN;
  }

  private static boolean starts(byte[] head, int at, String magic) {
    if (head.length < at + magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((head[at + i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
