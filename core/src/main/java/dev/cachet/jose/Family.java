package dev.cachet.jose;

/** A family of signature algorithms; a role may demand its threshold in each. */
public enum Family {
  /** Ed25519, ECDSA and RSA: broken by a large quantum computer. */
  CLASSICAL,
  /** ML-DSA (FIPS 204): believed to withstand one. */
  PQ
}
