package dev.cachet.jose;

import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJsonException;
import java.util.Optional;

/**
 * A public key as a JSON Web Key. Immutable.
 *
 * <p>A <em>known</em> key has been checked in full (TRU-9 to TRU-13). An unknown key is carried and
 * never verifies anything.
 */
public final class PublicJwk {
  private PublicJwk() {}

  /**
   * Reads a key whose id is its thumbprint.
   *
   * @param jwk the key
   * @return the key; its algorithm is known
   * @throws StrictJsonException if a rule is broken or the algorithm is unknown
   */
  public static PublicJwk read(JsonObject jwk) throws StrictJsonException {
    return Pending.value(PublicJwk.class);
  }

  /**
   * Reads a key that is listed under an id.
   *
   * @param jwk the key, known or unknown
   * @param kid the id; the thumbprint of a known key, 43 characters for an unknown one
   * @return the key
   * @throws StrictJsonException if a rule is broken (TRU-9 to TRU-16)
   */
  public static PublicJwk read(JsonObject jwk, String kid) throws StrictJsonException {
    return Pending.value(PublicJwk.class);
  }

  /**
   * An Ed25519 key.
   *
   * @param x 32 bytes
   * @return the key
   * @throws IllegalArgumentException if this is no valid key
   */
  public static PublicJwk ed25519(byte[] x) {
    return Pending.value(PublicJwk.class);
  }

  /**
   * A key of ES256 or ES384.
   *
   * @param algorithm ES256 or ES384
   * @param x 32 or 48 bytes, big-endian
   * @param y 32 or 48 bytes, big-endian
   * @return the key
   * @throws IllegalArgumentException if this is no valid key
   */
  public static PublicJwk ecdsa(Algorithm algorithm, byte[] x, byte[] y) {
    return Pending.value(PublicJwk.class);
  }

  /**
   * A key of PS256.
   *
   * @param n modulus, big-endian without leading zeros
   * @param e exponent, big-endian without leading zeros
   * @return the key
   * @throws IllegalArgumentException if this is no valid key
   */
  public static PublicJwk rsa(byte[] n, byte[] e) {
    return Pending.value(PublicJwk.class);
  }

  /**
   * A key of ML-DSA.
   *
   * @param algorithm one of the three parameter sets
   * @param pub the encoded public key of FIPS 204
   * @return the key
   * @throws IllegalArgumentException if this is no valid key
   */
  public static PublicJwk mlDsa(Algorithm algorithm, byte[] pub) {
    return Pending.value(PublicJwk.class);
  }

  /**
   * The key's id.
   *
   * @return 43 characters; for a known key its thumbprint of RFC 7638
   */
  public String kid() {
    return Pending.value(String.class);
  }

  /**
   * The key's algorithm.
   *
   * @return empty for an unknown key
   */
  public Optional<Algorithm> algorithm() {
    return Pending.<Optional<Algorithm>>any();
  }

  /**
   * The key as it is written into a root: the thumbprint members and {@code alg}.
   *
   * @return JSON without white space; put it into a document by reading it again
   */
  public String json() {
    return Pending.value(String.class);
  }
}
