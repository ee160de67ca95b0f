package dev.cachet.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent encoding of one part of a package URL. */
public final class PurlText {
  private static final String PLAIN = ".-_~";

  private PurlText() {}

  /**
   * Encodes a segment of a package URL.
   *
   * @param text the text
   * @return the text with percent escapes
   */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
      if (letter || (each >= '0' && each <= '9') || PLAIN.indexOf(each) >= 0) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(hex(each >> 4)).append(hex(each));
      }
    }
    return encoded.toString();
  }

  /**
   * A package URL without qualifiers.
   *
   * @param type the type
   * @param path namespace and name, separated by slashes
   * @param version the version
   * @return the package URL
   */
  public static String of(String type, String path, String version) {
    StringBuilder purl = new StringBuilder("pkg:").append(type);
    String plain = type.equals("golang") ? path.toLowerCase(Locale.ROOT) : path;
    for (String segment : plain.split("/", -1)) {
      if (!segment.isEmpty()) {
        purl.append('/').append(encode(segment));
      }
    }
    return purl.append('@').append(encode(version)).toString();
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble & 15);
  }
}
