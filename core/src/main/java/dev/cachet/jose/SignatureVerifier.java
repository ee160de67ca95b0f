package dev.cachet.jose;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.Optional;

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
    ProtectedHeader header = ProtectedHeader.read(signature.protectedHeader());
    if (!header.kid().equals(key.kid())) {
      throw new IllegalArgumentException("key " + key + " cannot judge a signature by another");
    }
    requireAlgorithm(key, header);
    requireValid(key, signature.signature(), SigningInput.of(signature.protectedHeader(), payload));
  }

  /**
   * Refuses a signature whose header names another algorithm than its key (TRU-18): the key
   * decides, never the signed text.
   *
   * @param key a known key
   * @param header the header of a signature by this key
   * @throws PackageRefusedException with {@code ALGORITHM_MISMATCH}
   */
  public static void requireAlgorithm(PublicJwk key, ProtectedHeader header)
      throws PackageRefusedException {
    KeyMaterial material = material(key);
    if (!Algorithm.byName(header.algName()).equals(Optional.of(material.algorithm()))) {
      throw new PackageRefusedException(
          Reason.ALGORITHM_MISMATCH,
          "TRU-18",
          "signature by " + key,
          header.algName(),
          material.algorithm().jwsName());
    }
  }

  static void requireValid(PublicJwk key, String signature, byte[] input)
      throws PackageRefusedException {
    KeyMaterial material = material(key);
    byte[] bytes = Base64Url.decode(signature).orElse(new byte[0]);
    if (bytes.length != material.signatureLength()) {
      throw invalid(key, bytes.length + " bytes", material.signatureLength() + " bytes");
    }
    if (!material.verifies(input, bytes)) {
      throw invalid(key, "a signature that does not verify", "one that verifies");
    }
  }

  private static KeyMaterial material(PublicJwk key) {
    KeyMaterial material = key.material();
    if (material == null) {
      throw new IllegalArgumentException("key " + key + " has an unknown algorithm");
    }
    return material;
  }

  private static PackageRefusedException invalid(PublicJwk key, String found, String expected) {
    return new PackageRefusedException(
        Reason.SIGNATURE_INVALID, "TRU-19", "signature by " + key, found, expected);
  }
}
