package dev.cachet.rootfs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The text of a name in a folder, the same under every locale: the host's own conversion takes the
 * locale's character set and loses what that cannot say.
 */
final class EntryName {
  private EntryName() {}

  /** UTF-8 as it is; where the bytes are not UTF-8, each byte that is not ASCII as {@code \xHH}. */
  static String of(Path name) {
    String text = name.toString();
    return isAscii(text) ? text : decode(bytes(name));
  }

  /** The same without any loss. */
  static String code(Path name) {
    String text = name.toString();
    return PathCode.of(isAscii(text) ? text.getBytes(StandardCharsets.US_ASCII) : bytes(name));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** A URI carries the very bytes of a path, as percent escapes, below a first slash. */
  private static byte[] bytes(Path name) {
    String uri = name.getFileSystem().getPath("/").resolve(name).toUri().getRawPath();
    // A folder of this name that the host has by chance shows as a slash at the end.
    int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    String raw = uri.substring(name.isAbsolute() ? 0 : 1, end);
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes[length++] = (byte) Integer.parseInt(raw, i + 1, i + 3, 16);
        i += 2;
      } else {
        bytes[length++] = (byte) raw.charAt(i);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  static String decode(byte[] bytes) {
    String plain = new String(bytes, StandardCharsets.ISO_8859_1);
    if (isAscii(plain)) {
      return plain;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder text = new StringBuilder();
      for (byte each : bytes) {
        text.append(
            each < 0
                ? String.format(Locale.ROOT, "\\x%02x", each & 0xff)
                : String.valueOf((char) each));
      }
      return text.toString();
    }
  }
}
