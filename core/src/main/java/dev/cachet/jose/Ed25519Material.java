package dev.cachet.jose;

import java.util.Map;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 of RFC 8032, verified without the cofactor. */
final class Ed25519Material extends KeyMaterial {
  private final byte[] x;

  Ed25519Material(byte[] x) throws KeyRuleException {
    super(Algorithm.ED25519, Map.of("kty", "OKP", "crv", "Ed25519", "x", Base64Url.encode(x)));
    if (x.length != Ed25519.PUBLIC_KEY_SIZE) {
      throw new KeyRuleException("TRU-11", "x", x.length + " bytes", "32 bytes");
    }
    // Under a key of small order one signature serves many messages, and a key with a component of
    // small order has other texts that verify the same (A04).
    if (!Ed25519.validatePublicKeyFull(x, 0)) {
      throw new KeyRuleException("TRU-13", "x", "another value", "a point of prime order");
    }
    this.x = x.clone();
  }

  @Override
  public int signatureLength() {
    return Ed25519.SIGNATURE_SIZE;
  }

  @Override
  public boolean verifies(byte[] input, byte[] signature) {
    return Ed25519.verify(signature, 0, x, 0, input, 0, input.length);
  }
}
