package dev.cachet.signer;

import dev.cachet.jose.PublicJwk;

/** Both halves of a key of one algorithm. */
interface KeyMaterial {
  /** The public half. */
  PublicJwk publicKey();

  /** A signature in the form that JWS demands. */
  byte[] sign(byte[] message);

  /** The private half as DER of an unencrypted PrivateKeyInfo (RFC 5208); the caller wipes it. */
  byte[] pkcs8();
}
