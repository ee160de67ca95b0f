package dev.cachet.jose;

import java.nio.charset.StandardCharsets;

/** The bytes that a signature covers (trust specification, section 3). */
public final class SigningInput {
  private SigningInput() {}

  /**
   * Joins header and payload as RFC 7515 section 5.1 does.
   *
   * @param protectedHeader base64url of the protected header
   * @param payload the bytes of the document
   * @return ASCII: header, full stop, base64url of the payload
   */
  public static byte[] of(String protectedHeader, byte[] payload) {
    return (protectedHeader + "." + Base64Url.encode(payload)).getBytes(StandardCharsets.US_ASCII);
  }
}
