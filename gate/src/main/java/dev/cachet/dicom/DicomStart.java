package dev.cachet.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How a file of DICOM begins (PS3.10 §7.1): with a preamble, with its mark alone, or bare with an
 * element of an early group.
 */
public enum DicomStart {
  /** 128 bytes and the mark. */
  PREAMBLE(132),
  /** The mark without the 128 bytes. */
  MARK(4),
  /** The first element of a data set. */
  BARE(0),
  /** Not as DICOM. */
  NONE(0);

  private static final String MARK_TEXT = "DICM";
  private static final int MARK_AT = 128;
  private static final Set<String> FIRST_TYPES =
      Set.of(
          "AE", "AS", "AT", "CS", "DA", "DT", "IS", "LO", "LT", "OB", "PN", "SH", "SQ", "ST", "TM",
          "UC", "UI", "UL", "UR", "US", "UT");

  private final int length;

  DicomStart(int length) {
    this.length = length;
  }

  /**
   * What stands before the first element.
   *
   * @return its bytes
   */
  public int length() {
    return length;
  }

  /**
   * Looks at the first bytes of a file.
   *
   * @param head at least 132 bytes, or the whole file
   * @return how it begins
   */
  public static DicomStart of(byte[] head) {
    if (head.length >= 132 && text(head, MARK_AT, 4).equals(MARK_TEXT)) {
      return PREAMBLE;
    }
    if (head.length < 16) {
      return NONE;
    }
    if (text(head, 0, 6).equals(MARK_TEXT + "\u0002\u0000")) {
      return MARK;
    }
    boolean bare = startsBare(head, 0) || startsBare(head, 1) || startsExplicit(head);
    return bare ? BARE : NONE;
  }

  private static String text(byte[] head, int at, int length) {
    return new String(head, at, length, StandardCharsets.ISO_8859_1);
  }

  /**
   * A data set may begin with any attribute; without a written type its bytes could be anything.
   */
  private static boolean startsExplicit(byte[] head) {
    int order = head[0] == 0 ? 1 : 0;
    int group = (head[order] & 0xff) | (head[1 - order] & 0xff) << 8;
    return (group == 8 || group == 0x10) && FIRST_TYPES.contains(text(head, 4, 2));
  }

  private static boolean startsBare(byte[] head, int order) {
    int group = (head[order] & 0xff) | (head[1 - order] & 0xff) << 8;
    int element = (head[2 + order] & 0xff) | (head[3 - order] & 0xff) << 8;
    boolean isText = head[4] >= 'A' && head[4] <= 'Z' && head[5] >= 'A' && head[5] <= 'Z';
    boolean isLength = order == 0 && head[6] == 0 && head[7] == 0;
    boolean isDayOrKind = group == 8 && (element == 0x12 || element == 0x20 || element == 0x60);
    return (isFirst(group, element) && (isText || isLength))
        || (isDayOrKind && isLength && head[5] == 0 && head[4] > 0 && head[4] <= 16);
  }

  private static boolean isFirst(int group, int element) {
    return switch (group) {
      case 2 -> element == 0 || element == 1;
      case 8 ->
          switch (element) {
            case 0, 1, 5, 8, 0x16, 0x18 -> true;
            default -> false;
          };
      default -> false;
    };
  }
}
