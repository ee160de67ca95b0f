package dev.cachet.jose;

import dev.cachet.digest.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Keys of the tests, each made from a name: never use one of them outside. */
public final class TestKeys {
  static final BigInteger P =
      new BigInteger(
          "eead3a3837bac948899863cf1bbd558b72569121ff5318622c3d406b5ddad7256ce9068c4b657c104f7dddce"
              + "78b5956553eb412121a2503cf0afdbd4976d5b713facb4e1a7c5421e0441ba7a63b40b4b27053229"
              + "4651e69b2efbd1f4799fcd05a624b8b4b2595ea399c88005c3f43aa95eee91edad3c83a39a42fe3a"
              + "71c3d3dcc330419bb6e6ecb364bcfc80df6fb3966e0aa7fac500ee02bb9e08acfc687d3df8556aba"
              + "72e429e1b191122c7ebc0a16ebfa06d56086fe90321e7d07b2325f69",
          16);
  static final BigInteger Q =
      new BigInteger(
          "c695c06cd1032d73373808960902727135120ad867599706f12fd5488f8a9c3ee59d3000c8dce8230a1428e4"
              + "3b2f45cd3ad5dadc6637d11d729cfa80e11b1006c47f52565c4e136a2bacf304d8548b25fbb8f056"
              + "b0faacf8cc73fa5d49da5376607668bed2f9bf86722733c6083d8c0ec89af4fd7a584677d34dc5b4"
              + "8118f32dab1bc5886eb6e54e6a54a7131ac62d336ca6d791fa42cad0c8cead97e2766ae2988661ec"
              + "d38e1f3fc95c6f8b8110e58188a1745532fdd7021f63e085031f3f15",
          16);
  private static final BigInteger E = BigInteger.valueOf(65537);

  private TestKeys() {}

  /** A key of any algorithm; there is only one of PS256, whatever the name. */
  public static TestSigner of(Algorithm algorithm, String name) {
    return switch (algorithm) {
      case ED25519 -> ed25519(seed(name));
      case ES256, ES384 -> ecdsa(algorithm, seed(name));
      case PS256 -> rsa(P, Q);
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> mlDsa(algorithm, seed(name));
    };
  }

  public static TestSigner ed25519(String name) {
    return of(Algorithm.ED25519, name);
  }

  /** The post-quantum key of the tests where the parameter set does not matter. */
  public static TestSigner pq(String name) {
    return of(Algorithm.ML_DSA_44, name);
  }

  public static TestSigner ed25519(byte[] seed) {
    byte[] x = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, x, 0);
    return new TestSigner(
        PublicJwk.ed25519(x),
        input -> {
          byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
          Ed25519.sign(seed, 0, input, 0, input.length, signature, 0);
          return signature;
        });
  }

  static TestSigner ecdsa(Algorithm algorithm, byte[] secret) {
    boolean small = algorithm == Algorithm.ES256;
    int width = small ? 32 : 48;
    ECDomainParameters domain =
        new ECDomainParameters(CustomNamedCurves.getByName(small ? "P-256" : "P-384"));
    BigInteger d = new BigInteger(1, secret);
    ECPoint q = domain.getG().multiply(d).normalize();
    return new TestSigner(
        PublicJwk.ecdsa(
            algorithm, q.getAffineXCoord().getEncoded(), q.getAffineYCoord().getEncoded()),
        input -> {
          ECDSASigner signer =
              new ECDSASigner(
                  new HMacDSAKCalculator(small ? new SHA256Digest() : new SHA384Digest()));
          signer.init(true, new ECPrivateKeyParameters(d, domain));
          BigInteger[] rs = signer.generateSignature(digest(small, input));
          byte[] signature = new byte[2 * width];
          System.arraycopy(fixed(rs[0], width), 0, signature, 0, width);
          System.arraycopy(fixed(rs[1], width), 0, signature, width, width);
          return signature;
        });
  }

  static TestSigner rsa(BigInteger p, BigInteger q) {
    BigInteger n = p.multiply(q);
    BigInteger p1 = p.subtract(BigInteger.ONE);
    BigInteger q1 = q.subtract(BigInteger.ONE);
    BigInteger d = E.modInverse(p1.multiply(q1));
    RSAKeyParameters key =
        new RSAPrivateCrtKeyParameters(n, E, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p));
    return new TestSigner(
        PublicJwk.rsa(fixed(n, (n.bitLength() + 7) / 8), E.toByteArray()),
        input -> {
          PSSSigner signer =
              new PSSSigner(new RSAEngine(), new SHA256Digest(), new SHA256Digest(), new byte[32]);
          signer.init(true, key);
          signer.update(input, 0, input.length);
          return signer.generateSignature();
        });
  }

  static RSAKeyParameters rsaPrivateKey() {
    BigInteger phi = P.subtract(BigInteger.ONE).multiply(Q.subtract(BigInteger.ONE));
    return new RSAKeyParameters(true, P.multiply(Q), E.modInverse(phi));
  }

  static TestSigner mlDsa(Algorithm algorithm, byte[] seed) {
    MLDSAParameters parameters =
        switch (algorithm) {
          case ML_DSA_44 -> MLDSAParameters.ml_dsa_44;
          case ML_DSA_65 -> MLDSAParameters.ml_dsa_65;
          default -> MLDSAParameters.ml_dsa_87;
        };
    MLDSAPrivateKeyParameters key = new MLDSAPrivateKeyParameters(parameters, seed);
    return new TestSigner(
        PublicJwk.mlDsa(algorithm, key.getPublicKey()),
        input -> {
          MLDSASigner signer = new MLDSASigner();
          signer.init(true, key);
          signer.update(input, 0, input.length);
          return signer.generateSignature();
        });
  }

  /** An integer as bytes of a fixed width. */
  static byte[] fixed(BigInteger value, int width) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[width];
    int length = Math.min(bytes.length, width);
    System.arraycopy(bytes, bytes.length - length, fixed, width - length, length);
    return fixed;
  }

  private static byte[] digest(boolean small, byte[] input) {
    if (small) {
      return Sha256.of(input).bytes();
    }
    SHA384Digest digest = new SHA384Digest();
    digest.update(input, 0, input.length);
    byte[] value = new byte[48];
    digest.doFinal(value, 0);
    return value;
  }

  static byte[] seed(String name) {
    byte[] seed = Sha256.of(("test key " + name).getBytes(StandardCharsets.UTF_8)).bytes();
    // Keeps it below the order of P-256 for every name.
    seed[0] &= 0x7f;
    return seed;
  }
}
