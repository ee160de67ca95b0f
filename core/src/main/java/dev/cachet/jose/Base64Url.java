package dev.cachet.jose;

import java.util.Base64;
import java.util.Optional;

/** Canonical base64url: RFC 4648 section 5, no padding, no white space, spare bits zero. */
public final class Base64Url {
  private Base64Url() {}

  /**
   * Encodes.
   *
   * @param bytes any bytes
   * @return their one canonical text
   */
  public static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Decodes canonical text only (A04: a second text of the same bytes is a second key id).
   *
   * @param text any text
   * @return the bytes, or empty if encoding them again would not give the text
   */
  public static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
