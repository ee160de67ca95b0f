package dev.cachet.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The rules for text: JSON-1, JSON-2, and JSON-12 to JSON-15. */
final class StrictText {
  private StrictText() {}

  /** A parser that guesses the character set is a second opinion about the bytes: decode first. */
  static String decode(byte[] bytes) throws StrictJsonException {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf) {
      throw new StrictJsonException("JSON-2", "", "a byte order mark", "no byte order mark");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new StrictJsonException("JSON-1", "", "bytes that are not UTF-8", "UTF-8");
    }
  }

  /**
   * Requires the four digits of each escape to be of ASCII: Jackson looks only at the lower byte of
   * a character, and so takes U+0661 for {@code a} where other readers refuse (JSON-4).
   */
  static void requireEscapes(String text) throws StrictJsonException {
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
      if (text.startsWith("u", at + 1)
          && text.substring(at, Math.min(at + 6, text.length())).chars().anyMatch(c -> c > 0x7f)) {
        throw new StrictJsonException(
            "JSON-4", "", "an escape with another sign than a digit", "four hexadecimal digits");
      }
    }
  }

  static void require(String text, JsonPlace place, int maxBytes) throws StrictJsonException {
    Problem problem = problem(text, maxBytes);
    if (problem != null) {
      throw new StrictJsonException(
          problem.clause(), place.pointer(), problem.found(), problem.expected());
    }
  }

  /** What a string may not be; absent when nothing is wrong. */
  record Problem(String clause, String found, String expected) {}

  static @Nullable Problem problem(String text, int maxBytes) {
    boolean ascii = true;
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || (c >= 0x7f && c <= 0x9f)) {
        return new Problem("JSON-13", "control character U+" + hex(c), "no control character");
      }
      ascii &= c < 0x80;
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return new Problem("JSON-14", "half a surrogate pair", "a whole character");
        }
        bytes++;
        i++;
      }
    }
    if (bytes > maxBytes) {
      return new Problem("JSON-12", bytes + " bytes", "at most " + maxBytes + " bytes");
    }
    if (!ascii && !FormC.holds(text)) {
      return new Problem("JSON-15", "text in another form", "Unicode Normalization Form C");
    }
    return null;
  }

  static int utf8Length(CharSequence text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a pair counts two of the four bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  private static String hex(char c) {
    return String.format(java.util.Locale.ROOT, "%04X", (int) c);
  }
}
