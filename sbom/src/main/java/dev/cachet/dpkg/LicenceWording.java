package dev.cachet.dpkg;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a licence below its name in a Debian copyright file: lines that begin with a blank,
 * and of which a lone full stop stands for an empty one.
 */
final class LicenceWording {
  /** The longest licence in use has some 40 KiB; it has an identifier, and so is not kept here. */
  private static final int MAX_BYTES = 1 << 16;

  private final byte[] content;
  private final int start;

  /**
   * Marks a text.
   *
   * @param content the whole file
   * @param start the end of the line with the name
   */
  LicenceWording(byte[] content, int start) {
    this.content = content;
    this.start = start;
  }

  static boolean begins(byte[] content, int endOfLine) {
    int next = nextLine(content, endOfLine);
    return next < content.length && isBlank(content[next]);
  }

  /**
   * The text without the blanks in front; null if it is too long or says nothing.
   *
   * @param tooLong told if there is more than is kept
   */
  @Nullable String text(Runnable tooLong) {
    int end = end();
    if (end - start > MAX_BYTES) {
      tooLong.run();
      return null;
    }
    String lines = new String(content, start, end - start, StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder();
    lines.lines().map(String::strip).forEach(line -> append(text, line.equals(".") ? "" : line));
    return text.toString().isBlank() ? null : text.toString().strip();
  }

  /** XML has no control characters at all. */
  private static void append(StringBuilder text, String line) {
    for (int i = 0; i < line.length(); i++) {
      text.append(Character.isISOControl(line.charAt(i)) ? ' ' : line.charAt(i));
    }
    text.append('\n');
  }

  private int end() {
    int end = start;
    while (begins(content, end)) {
      end = nextLine(content, end);
      while (end < content.length && !isLineEnd(content[end])) {
        end++;
      }
    }
    return end;
  }

  /** Some people write on Windows. */
  private static int nextLine(byte[] content, int endOfLine) {
    boolean pair =
        endOfLine + 1 < content.length
            && content[endOfLine] == '\r'
            && content[endOfLine + 1] == '\n';
    return endOfLine + (pair ? 2 : 1);
  }

  private static boolean isLineEnd(byte one) {
    return one == '\n' || one == '\r';
  }

  private static boolean isBlank(byte one) {
    return one == ' ' || one == '\t';
  }
}
