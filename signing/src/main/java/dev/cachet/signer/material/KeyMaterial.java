package dev.cachet.signer.material;

import dev.cachet.jose.PublicJwk;

/** Both halves of a key of one algorithm. */
public interface KeyMaterial {
  /**
   * The public half.
   *
   * @return the public jwk
   */
  PublicJwk publicKey();

  /**
   * A signature in the form that JWS demands.
   *
   * @param message the message
   * @return the bytes
   */
  byte[] sign(byte[] message);

  /**
   * The private half as DER of an unencrypted PrivateKeyInfo (RFC 5208); the caller wipes it.
   *
   * @return the bytes
   */
  byte[] pkcs8();
}
