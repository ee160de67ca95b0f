package dev.cachet.jose;

import java.math.BigInteger;
import java.util.Map;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** ES256 and ES384: ECDSA with signatures r ‖ s of fixed width. */
final class EcdsaMaterial extends KeyMaterial {
  private final int width;
  private final ECPublicKeyParameters key;

  EcdsaMaterial(Algorithm algorithm, byte[] x, byte[] y) throws KeyRuleException {
    super(
        algorithm,
        Map.of(
            "kty", "EC",
            "crv", curve(algorithm),
            "x", Base64Url.encode(x),
            "y", Base64Url.encode(y)));
    this.width = algorithm == Algorithm.ES256 ? 32 : 48;
    requireWidth("x", x);
    requireWidth("y", y);
    ECDomainParameters domain =
        new ECDomainParameters(CustomNamedCurves.getByName(curve(algorithm)));
    try {
      // Refuses coordinates outside the field and points outside the curve.
      this.key =
          new ECPublicKeyParameters(
              domain.getCurve().createPoint(new BigInteger(1, x), new BigInteger(1, y)), domain);
    } catch (IllegalArgumentException e) {
      throw new KeyRuleException("TRU-13", "x", "another point", "a point on " + curve(algorithm));
    }
  }

  static String curve(Algorithm algorithm) {
    return algorithm == Algorithm.ES256 ? "P-256" : "P-384";
  }

  private void requireWidth(String member, byte[] value) throws KeyRuleException {
    if (value.length != width) {
      throw new KeyRuleException("TRU-11", member, value.length + " bytes", width + " bytes");
    }
  }

  @Override
  public int signatureLength() {
    return 2 * width;
  }

  @Override
  public boolean verifies(byte[] input, byte[] signature) {
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, key);
    // Refuses r or s outside 1 to n - 1: zero twice once signed everything (CVE-2022-21449).
    return signer.verifySignature(
        digest(input),
        new BigInteger(1, signature, 0, width),
        new BigInteger(1, signature, width, width));
  }

  private byte[] digest(byte[] input) {
    Digest digest = algorithm() == Algorithm.ES256 ? new SHA256Digest() : new SHA384Digest();
    digest.update(input, 0, input.length);
    byte[] value = new byte[digest.getDigestSize()];
    digest.doFinal(value, 0);
    return value;
  }
}
