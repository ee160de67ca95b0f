package dev.cachet.jose.token;

import dev.cachet.jose.DocumentType;
import dev.cachet.jose.PublicJwk;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The device's own Ed25519 key. It signs receipts and checkpoints and nothing else: no root lists
 * it, so it can authorise nothing.
 */
public final class DeviceKey {
  /** All that RFC 8410 puts before the 32 bytes of a private key without attributes. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final byte[] seed;
  private final PublicJwk publicKey;

  private DeviceKey(byte[] seed) {
    this.seed = seed;
    byte[] x = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, x, 0);
    this.publicKey = PublicJwk.ed25519(x);
  }

  /**
   * Makes a new key.
   *
   * @param random a seeded source
   * @return the key
   */
  public static DeviceKey generate(SecureRandom random) {
    byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
    Ed25519.generatePrivateKey(random, seed);
    return new DeviceKey(seed);
  }

  /**
   * Reads a key.
   *
   * @param pkcs8 the 48 bytes of RFC 8410, as {@link #pkcs8()} gives them
   * @return the key
   * @throws IOException if the bytes are no such key
   */
  public static DeviceKey read(byte[] pkcs8) throws IOException {
    int length = PREFIX.length + Ed25519.SECRET_KEY_SIZE;
    if (pkcs8.length != length
        || !Arrays.equals(pkcs8, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new IOException(
          "the device key is not the PKCS#8 form of an Ed25519 key, " + length + " bytes");
    }
    return new DeviceKey(Arrays.copyOfRange(pkcs8, PREFIX.length, length));
  }

  /**
   * The key, for a file that only the updater may read.
   *
   * @return DER of RFC 8410, not encrypted
   */
  public byte[] pkcs8() {
    byte[] pkcs8 = Arrays.copyOf(PREFIX, PREFIX.length + seed.length);
    System.arraycopy(seed, 0, pkcs8, PREFIX.length, seed.length);
    return pkcs8;
  }

  /**
   * The public half.
   *
   * @return the key that verifies the receipts
   */
  public PublicJwk publicKey() {
    return publicKey;
  }

  /**
   * Signs a receipt.
   *
   * @param claims the claims, without {@code exp} and {@code nbf}: a receipt is evidence of what
   *     was, and never expires; at most {@value ReceiptToken#MAX_CLAIMS_BYTES} bytes when written
   * @return a compact JWT with {@code typ} {@code cachet-install-receipt+jwt}
   * @throws IllegalArgumentException if the claims are not such claims
   */
  public String signReceipt(JsonObject claims) {
    return sign(DocumentType.INSTALL_RECEIPT, claims);
  }

  /**
   * Signs a checkpoint of log and receipts.
   *
   * @param claims the claims, as for a receipt
   * @return a compact JWT with {@code typ} {@code cachet-checkpoint+jws}
   * @throws IllegalArgumentException if the claims are not such claims
   */
  public String signCheckpoint(JsonObject claims) {
    return sign(DocumentType.CHECKPOINT, claims);
  }

  private String sign(DocumentType type, JsonObject claims) {
    ReceiptToken.requireNoLifetime(claims);
    JsonWriter writer = new JsonWriter();
    for (String name : claims.names()) {
      writer.copy(claims, name);
    }
    byte[] content = writer.bytes();
    if (content.length > ReceiptToken.MAX_CLAIMS_BYTES) {
      throw new IllegalArgumentException(
          "claims of " + content.length + " bytes, more than " + ReceiptToken.MAX_CLAIMS_BYTES);
    }
    return Jwts.builder()
        .json(new JwtJson.Writer())
        .header()
        .type(type.typ())
        .keyId(publicKey.kid())
        .and()
        .content(content)
        .signWith(new JwtEdDsa.SigningKey(seed), new JwtEdDsa())
        .compact();
  }

  @Override
  public String toString() {
    return "device key " + publicKey.kid();
  }
}
