package dev.cachet.jose;

import dev.cachet.refusal.PackageRefusedException;

/** Verifies one signature under one known key. */
public final class SignatureVerifier {
  private SignatureVerifier() {}

  /**
   * Refuses a signature that does not verify (TRU-18 to TRU-20).
   *
   * @param key a known key
   * @param signature the signature, whose header names this key
   * @param payload the bytes of the document
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}, {@code ALGORITHM_MISMATCH} or
   *     {@code SIGNATURE_INVALID}
   * @throws IllegalArgumentException if the key is unknown, or the header names another key
   */
  public static void requireValid(PublicJwk key, EnvelopeSignature signature, byte[] payload)
      throws PackageRefusedException {
    Object unused = Pending.value(Object.class);
  }
}
