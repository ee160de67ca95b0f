package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.digest.Sha256;
import java.util.Base64;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** One key of one holder, the same for the same name, with JSON written by the tests themselves. */
public final class Desk {
  private final String holder;
  private final AsymmetricKeyParameter key;
  private final String alg;
  private final String kid;
  private final String jwk;

  private Desk(
      String holder, AsymmetricKeyParameter key, String alg, String thumbprintInput, String jwk) {
    this.holder = holder;
    this.key = key;
    this.alg = alg;
    this.kid = base64url(Sha256.of(thumbprintInput.getBytes(UTF_8)).bytes());
    this.jwk = jwk;
  }

  /** An Ed25519 key. */
  public static Desk classical(String holder) {
    Ed25519PrivateKeyParameters key =
        new Ed25519PrivateKeyParameters(seed("classical " + holder), 0);
    String members =
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\""
            + base64url(key.generatePublicKey().getEncoded())
            + "\"";
    return new Desk(holder, key, "EdDSA", members + "}", members + ",\"alg\":\"EdDSA\"}");
  }

  /** An ML-DSA-44 key. */
  static Desk postQuantum(String holder) {
    MLDSAPrivateKeyParameters key =
        new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed("pq " + holder));
    String jwk =
        "{\"alg\":\"ML-DSA-44\",\"kty\":\"AKP\",\"pub\":\"" + base64url(key.getPublicKey()) + "\"}";
    return new Desk(holder, key, "ML-DSA-44", jwk, jwk);
  }

  String kid() {
    return kid;
  }

  /** The element of a root's {@code keys}. */
  String rootKey() {
    return "{\"kid\":\"" + kid + "\",\"holder\":\"" + holder + "\",\"jwk\":" + jwk + "}";
  }

  /** The element of an envelope's {@code signatures}. */
  String signature(String typ, byte[] payload) {
    String header = "{\"alg\":\"" + alg + "\",\"kid\":\"" + kid + "\",\"typ\":\"" + typ + "\"}";
    String protectedHeader = base64url(header.getBytes(UTF_8));
    byte[] input = (protectedHeader + "." + base64url(payload)).getBytes(US_ASCII);
    return "{\"protected\":\""
        + protectedHeader
        + "\",\"signature\":\""
        + base64url(sign(input))
        + "\"}";
  }

  private byte[] sign(byte[] input) {
    Signer signer = alg.equals("EdDSA") ? new Ed25519Signer() : new MLDSASigner();
    signer.init(true, key);
    signer.update(input, 0, input.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new AssertionError(e);
    }
  }

  static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] seed(String name) {
    return Sha256.of(name.getBytes(UTF_8)).bytes();
  }
}
