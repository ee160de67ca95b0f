package dev.cachet.tripwire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * French social security numbers (NIR, the identity number of INS): thirteen characters and a key
 * of two digits, 97 minus the rest of the number by 97. The key alone fits one number in a hundred,
 * so a word that names the number has to stand near it.
 */
final class NirScan {
  static final int CONTEXT = 256;

  /** Longest form, with a separator of three bytes between the seven groups. */
  static final int LONGEST = 15 + 6 * 3;

  private static final int[] GROUP_ENDS = {1, 3, 5, 7, 10, 13};
  private static final List<String> PHRASES =
      List.of(
          "s\u00e9curit\u00e9 sociale",
          "securite sociale",
          // The same in UTF-8, byte by byte, as the lower case of ISO 8859-1 leaves it.
          "s\u00e3\u00a9curit\u00e3\u00a9 sociale",
          "s\u00e3\u0089curit\u00e3\u0089 sociale",
          "1.2.250.1.213.1.4.8",
          "1.2.250.1.213.1.4.9",
          "1.2.250.1.213.1.4.10",
          "1.2.250.1.213.1.4.11");
  private static final List<String> WORDS = List.of("nir", "ins");

  private NirScan() {}

  /** Whether a number with a valid key begins here: its length in bytes, or 0. */
  static int lengthAt(byte[] bytes, int at, int end) {
    if (at > 0 && isWordByte(bytes[at - 1])) {
      return 0;
    }
    char[] number = new char[15];
    int separator = 0;
    int next = at;
    for (int i = 0; i < number.length; i++) {
      int gap = i > 0 && isGroupEnd(i) ? separatorLength(bytes, next, end) : 0;
      if (i == 1) {
        separator = gap;
      }
      if (gap != (isGroupEnd(i) ? separator : 0) || next + gap >= end) {
        return 0;
      }
      next += gap;
      char c = (char) (bytes[next++] & 0xff);
      number[i] = i == 6 && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }
    boolean ends = next >= end || !isWordByte(bytes[next]);
    return ends && isShaped(number) && hasKey(number) ? next - at : 0;
  }

  private static boolean isGroupEnd(int i) {
    for (int end : GROUP_ENDS) {
      if (end == i) {
        return true;
      }
    }
    return false;
  }

  private static int separatorLength(byte[] bytes, int at, int end) {
    if (at >= end) {
      return 0;
    }
    int c = bytes[at] & 0xff;
    if (c == ' ' || c == '.' || c == '-' || c == 0xa0) {
      return 1;
    }
    if (c == 0xc2 && at + 1 < end && (bytes[at + 1] & 0xff) == 0xa0) {
      return 2;
    }
    return c == 0xe2 && at + 2 < end && isNarrow(bytes[at + 1] & 0xff, bytes[at + 2] & 0xff)
        ? 3
        : 0;
  }

  /** The thin space and the narrow space that does not break, in UTF-8 behind 0xE2. */
  private static boolean isNarrow(int second, int third) {
    return second == 0x80 && (third == 0x89 || third == 0xaf);
  }

  private static boolean isWordByte(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  private static boolean isShaped(char[] n) {
    for (int i = 0; i < n.length; i++) {
      boolean corsica = i == 6 && n[5] == '2' && (n[i] == 'A' || n[i] == 'B');
      if ((n[i] < '0' || n[i] > '9') && !corsica) {
        return false;
      }
    }
    int month = (n[3] - '0') * 10 + n[4] - '0';
    boolean monthFits =
        (month >= 1 && month <= 12) || month == 20 || (month >= 30 && month <= 42) || month >= 50;
    return "123478".indexOf(n[0]) >= 0 && monthFits;
  }

  private static boolean hasKey(char[] n) {
    long number = 0;
    long corsica = n[6] == 'A' ? 1_000_000 : n[6] == 'B' ? 2_000_000 : 0;
    for (int i = 0; i < 13; i++) {
      number = number * 10 + (corsica != 0 && i == 6 ? 0 : n[i] - '0');
    }
    long key = (n[13] - '0') * 10L + n[14] - '0';
    return key == 97 - (number - corsica) % 97;
  }

  /** Whether a word that names such numbers stands between these places. */
  static boolean hasMarker(byte[] bytes, int from, int to) {
    String text =
        new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    for (String phrase : PHRASES) {
      if (text.contains(phrase)) {
        return true;
      }
    }
    return WORDS.stream().anyMatch(word -> hasWord(text, word));
  }

  /**
   * Whether a word goes on. A space that does not break begins in UTF-8 with what is a letter in
   * ISO 8859-1.
   */
  private static boolean continues(String text, int at) {
    char c = text.charAt(at);
    boolean sign =
        c == '\u00e2'
            && at + 1 < text.length()
            && text.charAt(at + 1) >= 0x80
            && text.charAt(at + 1) < 0xc0;
    return Character.isLetterOrDigit(c) && !sign;
  }

  private static boolean hasWord(String text, String word) {
    int at = text.indexOf(word);
    while (at >= 0) {
      int end = at + word.length();
      boolean alone =
          (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
              && (end == text.length() || !continues(text, end));
      if (alone) {
        return true;
      }
      at = text.indexOf(word, at + 1);
    }
    return false;
  }
}
