package dev.cachet.author.sheet;

import dev.cachet.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it stands on a sheet: in quotes, so that one value cannot look like two fields, and in
 * printable ASCII, so that no letter looks like another.
 */
public final class ShownValue {
  private static final int MAX_CHARS = 200;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private ShownValue() {}

  /**
   * Quotes a value.
   *
   * @param text any text
   * @return one line; of more than 200 characters the first 200, the length and the SHA-256 of the
   *     whole in UTF-8
   */
  public static String of(String text) {
    if (text.length() <= MAX_CHARS) {
      return '"' + escaped(text) + '"';
    }
    return '"'
        + escaped(text.substring(0, MAX_CHARS))
        + "\" is the beginning of "
        + text.length()
        + " characters, sha256 "
        + Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The name of a member, quoted unless it is a plain word. */
  static String name(String name) {
    return PLAIN_NAME.matcher(name).matches() ? name : of(name);
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        safe.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        safe.append(c);
      } else {
        safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return safe.toString();
  }
}
