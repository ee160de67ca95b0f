package dev.cachet.jose;

import java.util.Objects;

/**
 * One signature of an envelope, as text. It proves nothing by itself.
 *
 * @param protectedHeader base64url of the protected header
 * @param signature base64url of the signature
 */
public record EnvelopeSignature(String protectedHeader, String signature) {
  /**
   * Checks that nothing is absent.
   *
   * @param protectedHeader not null
   * @param signature not null
   */
  public EnvelopeSignature {
    Objects.requireNonNull(protectedHeader, "protectedHeader");
    Objects.requireNonNull(signature, "signature");
  }
}
