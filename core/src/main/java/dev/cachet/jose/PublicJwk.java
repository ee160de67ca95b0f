package dev.cachet.jose;

import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public key as a JSON Web Key. Immutable.
 *
 * <p>A <em>known</em> key has been checked in full (TRU-9 to TRU-14). An unknown key is carried and
 * never verifies anything. Two keys are equal when their ids and their texts are.
 */
public final class PublicJwk {
  private final String kid;
  private final @Nullable KeyMaterial material;
  private final String json;

  private PublicJwk(KeyMaterial material) {
    this.kid = material.thumbprint();
    this.material = material;
    this.json = new String(material.json(), StandardCharsets.UTF_8);
  }

  private PublicJwk(String kid, JsonObject unknown) {
    this.kid = kid;
    this.material = null;
    JsonWriter writer = new JsonWriter();
    for (String name : unknown.names()) {
      writer.copy(unknown, name);
    }
    this.json = new String(writer.bytes(), StandardCharsets.UTF_8);
  }

  /**
   * Reads a key whose id is its thumbprint.
   *
   * @param jwk the key
   * @return the key; its algorithm is known
   * @throws StrictJsonException if a rule is broken or the algorithm is unknown
   */
  public static PublicJwk read(JsonObject jwk) throws StrictJsonException {
    Optional<KeyMaterial> known = JwkReader.known(jwk);
    if (known.isEmpty()) {
      throw jwk.problem("TRU-10", "alg", jwk.string("alg"), "an algorithm of the table");
    }
    return new PublicJwk(known.get());
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
    Optional<KeyMaterial> known = JwkReader.known(jwk);
    if (known.isEmpty()) {
      JwkReader.requireCarriable(jwk);
      if (!isKid(kid)) {
        throw new StrictJsonException(
            "TRU-15", jwk.pointer(), "kid " + kid, "canonical base64url of 32 bytes");
      }
      return new PublicJwk(kid, jwk);
    }
    PublicJwk key = new PublicJwk(known.get());
    if (!key.kid.equals(kid)) {
      // A04: one key under two ids would be two keys to whoever counts ids.
      throw new StrictJsonException("TRU-14", jwk.pointer(), "kid " + kid, key.kid);
    }
    return key;
  }

  /**
   * An Ed25519 key.
   *
   * @param x 32 bytes
   * @return the key
   * @throws IllegalArgumentException if this is no valid key
   */
  public static PublicJwk ed25519(byte[] x) {
    return of(() -> new Ed25519Material(x));
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
    if (algorithm != Algorithm.ES256 && algorithm != Algorithm.ES384) {
      throw new IllegalArgumentException(algorithm + " is not ECDSA");
    }
    return of(() -> new EcdsaMaterial(algorithm, x, y));
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
    return of(() -> new RsaPssMaterial(n, e));
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
    return of(() -> new MlDsaMaterial(algorithm, pub));
  }

  /** Makes material from bytes of a caller. */
  private interface Maker {
    KeyMaterial make() throws KeyRuleException;
  }

  private static PublicJwk of(Maker maker) {
    try {
      return new PublicJwk(maker.make());
    } catch (KeyRuleException e) {
      throw e.ofCaller();
    }
  }

  static boolean isKid(String text) {
    return text.length() == 43 && Base64Url.decode(text).isPresent();
  }

  /**
   * The key's id.
   *
   * @return 43 characters; for a known key its thumbprint of RFC 7638
   */
  public String kid() {
    return kid;
  }

  /**
   * The key's algorithm.
   *
   * @return empty for an unknown key
   */
  public Optional<Algorithm> algorithm() {
    return material == null ? Optional.empty() : Optional.of(material.algorithm());
  }

  /**
   * The key as it is written into a root: its members and {@code alg}, in the order of their names;
   * an unknown key as it was read.
   *
   * @return JSON without white space
   */
  public String json() {
    return json;
  }

  /**
   * The key itself.
   *
   * @return the key material
   */
  public @Nullable KeyMaterial material() {
    return material;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicJwk that && kid.equals(that.kid) && json.equals(that.json);
  }

  @Override
  public int hashCode() {
    return kid.hashCode();
  }

  @Override
  public String toString() {
    return kid;
  }
}
