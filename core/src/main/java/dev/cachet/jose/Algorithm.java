package dev.cachet.jose;

import java.util.Optional;

/** The closed list of signature algorithms (trust specification, section 4). */
public enum Algorithm {
  /** Ed25519 of RFC 8032; written {@code EdDSA}, read as {@code EdDSA} or {@code Ed25519}. */
  ED25519("EdDSA", "OKP", Family.CLASSICAL),
  /** ECDSA on P-256 with SHA-256. */
  ES256("ES256", "EC", Family.CLASSICAL),
  /** ECDSA on P-384 with SHA-384. */
  ES384("ES384", "EC", Family.CLASSICAL),
  /** RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes; 3,072 to 4,096 bits. */
  PS256("PS256", "RSA", Family.CLASSICAL),
  /** Pure ML-DSA-44 of FIPS 204, empty context. */
  ML_DSA_44("ML-DSA-44", "AKP", Family.PQ),
  /** Pure ML-DSA-65 of FIPS 204, empty context. */
  ML_DSA_65("ML-DSA-65", "AKP", Family.PQ),
  /** Pure ML-DSA-87 of FIPS 204, empty context. */
  ML_DSA_87("ML-DSA-87", "AKP", Family.PQ);

  private final String jwsName;
  private final String kty;
  private final Family family;

  Algorithm(String jwsName, String kty, Family family) {
    this.jwsName = jwsName;
    this.kty = kty;
    this.family = family;
  }

  /**
   * The name in keys and protected headers.
   *
   * @return the value of {@code alg} that is written (TRU-23)
   */
  public String jwsName() {
    return jwsName;
  }

  /**
   * The family of the algorithm.
   *
   * @return classical or post-quantum
   */
  public Family family() {
    return family;
  }

  /**
   * Finds an algorithm by a name of the closed list.
   *
   * @param name a value of {@code alg}
   * @return the algorithm, or empty for every other name, {@code none} among them
   */
  public static Optional<Algorithm> byName(String name) {
    if (name.equals("Ed25519")) {
      return Optional.of(ED25519);
    }
    for (Algorithm algorithm : values()) {
      if (algorithm.jwsName.equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  String kty() {
    return kty;
  }

  static boolean isKnownKty(String kty) {
    for (Algorithm algorithm : values()) {
      if (algorithm.kty.equals(kty)) {
        return true;
      }
    }
    return false;
  }
}
