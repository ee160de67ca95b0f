package dev.cachet.jose.token;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Base64Url;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.KeyMaterial;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.PublicJwk;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecurityException;
import java.util.List;
import java.util.Optional;

/**
 * A receipt whose signature by one device key has been verified.
 *
 * <p>jjwt reads the token, after a check of our own of what it does not refuse: size, padding,
 * spare bits, duplicate or further header members. A token is never identified by its text.
 */
public final class ReceiptToken {
  /** Largest claims in bytes. */
  public static final int MAX_CLAIMS_BYTES = 16_384;

  /** Longest token in characters. */
  public static final int MAX_CHARS = 32_768;

  private static final JsonLimits LIMITS = JsonLimits.of(MAX_CLAIMS_BYTES);

  private final JsonObject claims;
  private final byte[] payload;

  private ReceiptToken(JsonObject claims, byte[] payload) {
    this.claims = claims;
    this.payload = payload;
  }

  /**
   * Reads and verifies a receipt.
   *
   * @param token a compact JWT of at most {@value #MAX_CHARS} characters
   * @param deviceKey the public key of the device that is said to have signed it
   * @return the receipt
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}, {@code WRONG_TYPE}, {@code
   *     ALGORITHM_MISMATCH} or {@code SIGNATURE_INVALID}
   * @throws IllegalArgumentException if the key is no Ed25519 key
   */
  public static ReceiptToken read(String token, PublicJwk deviceKey)
      throws PackageRefusedException {
    return read(DocumentType.INSTALL_RECEIPT, token, deviceKey);
  }

  /**
   * Reads and verifies a checkpoint, which has the form of a receipt and another {@code typ}.
   *
   * @param token a compact JWT of at most {@value #MAX_CHARS} characters
   * @param deviceKey the public key of the device that is said to have signed it
   * @return the checkpoint
   * @throws PackageRefusedException as {@link #read}
   * @throws IllegalArgumentException if the key is no Ed25519 key
   */
  public static ReceiptToken readCheckpoint(String token, PublicJwk deviceKey)
      throws PackageRefusedException {
    return read(DocumentType.CHECKPOINT, token, deviceKey);
  }

  private static ReceiptToken read(DocumentType type, String token, PublicJwk deviceKey)
      throws PackageRefusedException {
    KeyMaterial material = deviceKey.material();
    if (material == null || material.algorithm() != Algorithm.ED25519) {
      throw new IllegalArgumentException("device key " + deviceKey + " is no Ed25519 key");
    }
    List<String> parts = parts(token);
    requireHeader(type, ProtectedHeader.read(parts.get(0)), deviceKey);
    JsonObject claims = claims(parts.get(1));
    try {
      Jwts.parser()
          .json(new JwtJson.Parser())
          .sig()
          .clear()
          .add(new JwtEdDsa())
          .and()
          .zip()
          .clear()
          .and()
          .enc()
          .clear()
          .and()
          .key()
          .clear()
          .and()
          .keyLocator(header -> new JwtEdDsa.VerificationKey(material))
          .build()
          .parseSignedClaims(token);
    } catch (SecurityException e) {
      throw refused(Reason.SIGNATURE_INVALID, "a signature that does not verify", "one by the key");
    } catch (JwtException | IllegalArgumentException e) {
      throw refused(Reason.ENVELOPE_MALFORMED, "a token of another form", "a signed JWT");
    }
    return new ReceiptToken(claims, Base64Url.decode(parts.get(1)).orElseThrow());
  }

  /**
   * The claims.
   *
   * @return the signed object
   */
  public JsonObject claims() {
    return claims;
  }

  /**
   * The signed bytes of the claims.
   *
   * @return a copy
   */
  public byte[] payload() {
    return payload.clone();
  }

  static void requireNoLifetime(JsonObject claims) {
    if (claims.has("exp") || claims.has("nbf")) {
      throw new IllegalArgumentException("a receipt has no exp and no nbf");
    }
  }

  private static List<String> parts(String token) throws PackageRefusedException {
    if (token.length() > MAX_CHARS) {
      throw refused(
          Reason.ENVELOPE_MALFORMED, token.length() + " characters", "at most " + MAX_CHARS);
    }
    List<String> parts = List.of(token.split("\\.", -1));
    if (parts.size() != 3) {
      throw refused(Reason.ENVELOPE_MALFORMED, parts.size() + " parts", "3 parts");
    }
    for (String part : parts) {
      if (part.isEmpty() || Base64Url.decode(part).isEmpty()) {
        throw refused(Reason.ENVELOPE_MALFORMED, "another text", "canonical base64url");
      }
    }
    return parts;
  }

  private static void requireHeader(DocumentType type, ProtectedHeader header, PublicJwk key)
      throws PackageRefusedException {
    if (!header.typ().equals(type.typ())) {
      throw refused(Reason.WRONG_TYPE, header.typ(), type.typ());
    }
    if (!header.algName().equals(Algorithm.ED25519.jwsName())) {
      throw refused(Reason.ALGORITHM_MISMATCH, header.algName(), Algorithm.ED25519.jwsName());
    }
    if (!header.kid().equals(key.kid())) {
      throw refused(Reason.SIGNATURE_INVALID, "a signature by " + header.kid(), "one by " + key);
    }
  }

  private static JsonObject claims(String part) throws PackageRefusedException {
    Optional<byte[]> bytes = Base64Url.decode(part);
    try {
      JsonObject claims = StrictJson.parse(bytes.orElse(new byte[0]), LIMITS);
      requireNoLifetime(claims);
      return claims;
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.ENVELOPE_MALFORMED, "receipt");
    } catch (IllegalArgumentException e) {
      throw refused(Reason.ENVELOPE_MALFORMED, "a lifetime", "no exp and no nbf");
    }
  }

  private static PackageRefusedException refused(Reason reason, String found, String expected) {
    return new PackageRefusedException(reason, "TRU-2", "receipt", found, expected);
  }
}
