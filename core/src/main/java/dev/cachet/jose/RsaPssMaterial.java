package dev.cachet.jose;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;

/** PS256: RSASSA-PSS with SHA-256 throughout and a salt of 32 bytes. */
final class RsaPssMaterial extends KeyMaterial {
  private static final byte[] EXPONENT = {1, 0, 1};
  private static final int SALT_LENGTH = 32;
  private static final int MIN_BITS = 3072;
  private static final int MAX_BITS = 4096;

  private final RSAKeyParameters key;
  private final int signatureLength;

  RsaPssMaterial(byte[] n, byte[] e) throws KeyRuleException {
    super(
        Algorithm.PS256, Map.of("kty", "RSA", "n", Base64Url.encode(n), "e", Base64Url.encode(e)));
    if (!Arrays.equals(e, EXPONENT)) {
      throw new KeyRuleException("TRU-12", "e", Base64Url.encode(e), "AQAB");
    }
    BigInteger modulus = new BigInteger(1, n);
    int bits = modulus.bitLength();
    if (bits < MIN_BITS || bits > MAX_BITS) {
      throw new KeyRuleException("TRU-12", "n", bits + " bits", MIN_BITS + " to " + MAX_BITS);
    }
    if (n[0] == 0) {
      throw new KeyRuleException("TRU-12", "n", "a leading zero byte", "none");
    }
    try {
      this.key = new RSAKeyParameters(false, modulus, new BigInteger(1, e));
    } catch (IllegalArgumentException broken) {
      throw new KeyRuleException("TRU-12", "n", "a number that is no RSA modulus", "one");
    }
    this.signatureLength = n.length;
  }

  @Override
  public int signatureLength() {
    return signatureLength;
  }

  @Override
  public boolean verifies(byte[] input, byte[] signature) {
    if (new BigInteger(1, signature).compareTo(key.getModulus()) >= 0) {
      return false;
    }
    PSSSigner signer =
        new PSSSigner(new RSAEngine(), new SHA256Digest(), new SHA256Digest(), SALT_LENGTH);
    signer.init(false, key);
    signer.update(input, 0, input.length);
    return signer.verifySignature(signature);
  }
}
