package dev.cachet.jose;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithContext;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.HashMLDSASigner;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/** The right keys of the tests, signing by forms of their algorithm that are not ours. */
public final class OddSigners {
  private OddSigners() {}

  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  public static TestSigner pkcs1() {
    return rsa(new RSADigestSigner(new SHA256Digest()));
  }

  /** RSASSA-PSS with a salt of another length. */
  public static TestSigner salt(int length) {
    return pss(new SHA256Digest(), new SHA256Digest(), length);
  }

  /** RSASSA-PSS with MGF1 over SHA-1. */
  public static TestSigner mgf1Sha1() {
    return pss(new SHA256Digest(), new SHA1Digest(), 32);
  }

  /** RSASSA-PSS with SHA-1. */
  public static TestSigner sha1() {
    return pss(new SHA1Digest(), new SHA1Digest(), 32);
  }

  /** RSASSA-PSS with SHA-512, which is PS512. */
  public static TestSigner sha512() {
    return pss(new SHA512Digest(), new SHA512Digest(), 64);
  }

  /** ML-DSA with a context of one byte. */
  public static TestSigner context(Algorithm algorithm, String name) {
    MLDSAPrivateKeyParameters key =
        new MLDSAPrivateKeyParameters(parameters(algorithm, false), TestKeys.seed(name));
    return new TestSigner(
        TestKeys.of(algorithm, name).publicKey(),
        input -> made(new MLDSASigner(), new ParametersWithContext(key, new byte[] {1}), input));
  }

  /** HashML-DSA with SHA-512. */
  public static TestSigner hashed(Algorithm algorithm, String name) {
    MLDSAPrivateKeyParameters key =
        new MLDSAPrivateKeyParameters(parameters(algorithm, true), TestKeys.seed(name));
    return new TestSigner(
        TestKeys.of(algorithm, name).publicKey(), input -> made(new HashMLDSASigner(), key, input));
  }

  private static MLDSAParameters parameters(Algorithm algorithm, boolean hashed) {
    return switch (algorithm) {
      case ML_DSA_44 -> hashed ? MLDSAParameters.ml_dsa_44_with_sha512 : MLDSAParameters.ml_dsa_44;
      case ML_DSA_65 -> hashed ? MLDSAParameters.ml_dsa_65_with_sha512 : MLDSAParameters.ml_dsa_65;
      default -> hashed ? MLDSAParameters.ml_dsa_87_with_sha512 : MLDSAParameters.ml_dsa_87;
    };
  }

  private static TestSigner pss(Digest digest, Digest mask, int salt) {
    return rsa(new PSSSigner(new RSAEngine(), digest, mask, new byte[salt]));
  }

  private static TestSigner rsa(Signer form) {
    RSAKeyParameters key = TestKeys.rsaPrivateKey();
    return new TestSigner(
        TestKeys.of(Algorithm.PS256, "").publicKey(), input -> made(form, key, input));
  }

  private static byte[] made(
      Signer form, org.bouncycastle.crypto.CipherParameters key, byte[] input) throws Exception {
    form.init(true, key);
    form.update(input, 0, input.length);
    return form.generateSignature();
  }
}
