package dev.cachet.jose.token;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.KeyMaterial;
import io.jsonwebtoken.security.KeyPairBuilder;
import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.jsonwebtoken.security.SignatureException;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 for jjwt without any security provider of the host (TRU-22). */
final class JwtEdDsa implements SignatureAlgorithm {
  @Override
  public String getId() {
    return Algorithm.ED25519.jwsName();
  }

  @Override
  public KeyPairBuilder keyPair() {
    throw new UnsupportedOperationException("keys are made by DeviceKey");
  }

  @Override
  public byte[] digest(SecureRequest<InputStream, PrivateKey> request) {
    if (!(request.getKey() instanceof SigningKey key)) {
      throw new SignatureException("not a device key");
    }
    byte[] input = input(request.getPayload());
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(key.seed, 0, input, 0, input.length, signature, 0);
    return signature;
  }

  @Override
  public boolean verify(VerifySecureDigestRequest<PublicKey> request) {
    return request.getKey() instanceof VerificationKey key
        && request.getDigest().length == key.material.signatureLength()
        && key.material.verifies(input(request.getPayload()), request.getDigest());
  }

  private static byte[] input(InputStream payload) {
    try {
      return payload.readAllBytes();
    } catch (IOException e) {
      throw new SignatureException("the signing input cannot be read", e);
    }
  }

  /** A seed in the form in which jjwt hands keys around. */
  static final class SigningKey implements PrivateKey {
    private static final long serialVersionUID = 1L;

    private final transient byte[] seed;

    SigningKey(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public String getAlgorithm() {
      return "Ed25519";
    }

    @Override
    @SuppressWarnings("NullAway") // A key without encoding is what the interface calls null.
    public String getFormat() {
      return null;
    }

    @Override
    @SuppressWarnings({"NullAway", "ReturnsNullArray"})
    public byte[] getEncoded() {
      return null;
    }
  }

  /** A checked public key in the form in which jjwt hands keys around. */
  static final class VerificationKey implements PublicKey {
    private static final long serialVersionUID = 1L;

    private final transient KeyMaterial material;

    VerificationKey(KeyMaterial material) {
      this.material = material;
    }

    @Override
    public String getAlgorithm() {
      return "Ed25519";
    }

    @Override
    @SuppressWarnings("NullAway")
    public String getFormat() {
      return null;
    }

    @Override
    @SuppressWarnings({"NullAway", "ReturnsNullArray"})
    public byte[] getEncoded() {
      return null;
    }
  }
}
