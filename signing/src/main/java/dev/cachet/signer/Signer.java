package dev.cachet.signer;

import dev.cachet.jose.PublicJwk;
import java.io.IOException;

/**
 * Somebody who can sign with one key: a key file, a security module, a remote service. The private
 * half never crosses this border.
 */
public interface Signer {
  /**
   * The public half of the key.
   *
   * @return the key as it stands in a trust root, with a known algorithm
   */
  PublicJwk publicKey();

  /**
   * Signs a message with the algorithm that {@link #publicKey()} names.
   *
   * @param message the bytes to sign, not hashed before
   * @return the signature in the form that JWS demands: 64 bytes for Ed25519, r and s side by side
   *     for ECDSA, the big-endian integer for RSA, the FIPS 204 encoding for ML-DSA
   * @throws IOException if the key cannot be reached
   */
  byte[] sign(byte[] message) throws IOException;
}
