package dev.cachet.signer.material;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** An ECDSA key on P-256 (ES256) or P-384 (ES384). */
public final class EcMaterial implements KeyMaterial {
  private final Algorithm algorithm;
  private final ECPrivateKeyParameters key;

  /**
   * Makes one of its parts.
   *
   * @param algorithm the algorithm
   * @param d the d
   */
  public EcMaterial(Algorithm algorithm, BigInteger d) {
    this.algorithm = algorithm;
    this.key = new ECPrivateKeyParameters(d, domain(algorithm));
  }

  /**
   * Makes a new key.
   *
   * @param algorithm the algorithm
   * @param random where randomness comes from
   * @return the ec material
   */
  public static EcMaterial generate(Algorithm algorithm, SecureRandom random) {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(domain(algorithm), random));
    ECPrivateKeyParameters made = (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate();
    return new EcMaterial(algorithm, made.getD());
  }

  /**
   * The curve of an algorithm.
   *
   * @param algorithm the algorithm
   * @return the a s n1 object identifier
   */
  public static ASN1ObjectIdentifier curve(Algorithm algorithm) {
    return NISTNamedCurves.getOID(algorithm == Algorithm.ES256 ? "P-256" : "P-384");
  }

  @Override
  public PublicJwk publicKey() {
    ECPoint q = publicPoint();
    return PublicJwk.ecdsa(
        algorithm, q.getAffineXCoord().getEncoded(), q.getAffineYCoord().getEncoded());
  }

  @Override
  public byte[] sign(byte[] message) {
    Digest digest = digest();
    byte[] hash = new byte[digest.getDigestSize()];
    digest.update(message, 0, message.length);
    digest.doFinal(hash, 0);
    // RFC 6979: a nonce that repeats or leaks would give the key away, so none is drawn.
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(digest()));
    signer.init(true, key);
    BigInteger[] rs = signer.generateSignature(hash);
    byte[] joined = new byte[2 * scalarLength()];
    BigIntegers.asUnsignedByteArray(rs[0], joined, 0, scalarLength());
    BigIntegers.asUnsignedByteArray(rs[1], joined, scalarLength(), scalarLength());
    return joined;
  }

  @Override
  public byte[] pkcs8() {
    int bits = key.getParameters().getN().bitLength();
    DERBitString point = new DERBitString(publicPoint().getEncoded(false));
    return Der.privateKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve(algorithm)),
        new ECPrivateKey(bits, key.getD(), point, null));
  }

  private ECPoint publicPoint() {
    ECDomainParameters domain = key.getParameters();
    return new FixedPointCombMultiplier().multiply(domain.getG(), key.getD()).normalize();
  }

  private int scalarLength() {
    return algorithm == Algorithm.ES256 ? 32 : 48;
  }

  private Digest digest() {
    return algorithm == Algorithm.ES256 ? SHA256Digest.newInstance() : new SHA384Digest();
  }

  private static ECNamedDomainParameters domain(Algorithm algorithm) {
    X9ECParameters curve = NISTNamedCurves.getByOID(curve(algorithm));
    return new ECNamedDomainParameters(curve(algorithm), curve);
  }
}
