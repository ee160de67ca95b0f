package dev.cachet.signer.material;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** An ML-DSA key (FIPS 204), kept as the seed of 32 bytes from which it grows. */
public final class MlDsaMaterial implements KeyMaterial {
  /** The length of a seed. */
  public static final int SEED = 32;

  private final Algorithm algorithm;
  private final MLDSAPrivateKeyParameters key;

  /**
   * Makes one of its parts.
   *
   * @param algorithm the algorithm
   * @param seed the seed
   */
  public MlDsaMaterial(Algorithm algorithm, byte[] seed) {
    this.algorithm = algorithm;
    this.key = new MLDSAPrivateKeyParameters(parameters(algorithm), seed);
  }

  /**
   * Makes a new key.
   *
   * @param algorithm the algorithm
   * @param random where randomness comes from
   * @return the ml dsa material
   */
  public static MlDsaMaterial generate(Algorithm algorithm, SecureRandom random) {
    byte[] seed = new byte[SEED];
    random.nextBytes(seed);
    return new MlDsaMaterial(algorithm, seed);
  }

  /**
   * The identifier of an algorithm.
   *
   * @param algorithm the algorithm
   * @return the a s n1 object identifier
   */
  public static ASN1ObjectIdentifier oid(Algorithm algorithm) {
    return switch (algorithm) {
      case ML_DSA_44 -> NISTObjectIdentifiers.id_ml_dsa_44;
      case ML_DSA_65 -> NISTObjectIdentifiers.id_ml_dsa_65;
      case ML_DSA_87 -> NISTObjectIdentifiers.id_ml_dsa_87;
      default -> throw new IllegalArgumentException(algorithm + " is not ML-DSA");
    };
  }

  /**
   * Whether the seed grows to this expanded private key (FIPS 204 algorithm 24).
   *
   * @param expanded the bytes
   * @return whether it is so
   */
  public boolean expandsTo(byte[] expanded) {
    byte[] own = key.getEncoded();
    try {
      return MessageDigest.isEqual(own, expanded);
    } finally {
      Arrays.fill(own, (byte) 0);
      Arrays.fill(expanded, (byte) 0);
    }
  }

  @Override
  public PublicJwk publicKey() {
    return PublicJwk.mlDsa(algorithm, key.getPublicKey());
  }

  @Override
  public byte[] sign(byte[] message) {
    MLDSASigner signer = new MLDSASigner();
    // The hedged variant of FIPS 204: fresh randomness blunts fault and side-channel attacks.
    signer.init(true, new ParametersWithRandom(key, new SecureRandom()));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("an ML-DSA key signs every message", e);
    }
  }

  @Override
  public byte[] pkcs8() {
    // RFC 9881: the seed alone, as [0] IMPLICIT OCTET STRING (SIZE (32)).
    return Der.privateKeyInfo(
        new AlgorithmIdentifier(oid(algorithm)),
        new DERTaggedObject(false, 0, new DEROctetString(key.getSeed())));
  }

  private static MLDSAParameters parameters(Algorithm algorithm) {
    return switch (algorithm) {
      case ML_DSA_44 -> MLDSAParameters.ml_dsa_44;
      case ML_DSA_65 -> MLDSAParameters.ml_dsa_65;
      case ML_DSA_87 -> MLDSAParameters.ml_dsa_87;
      default -> throw new IllegalArgumentException(algorithm + " is not ML-DSA");
    };
  }
}
