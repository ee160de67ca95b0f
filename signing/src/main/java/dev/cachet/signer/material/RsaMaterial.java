package dev.cachet.signer.material;

import dev.cachet.jose.PublicJwk;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.util.BigIntegers;

/** An RSA key for PS256: RSASSA-PSS with SHA-256 and a salt of 32 bytes (RFC 7518 section 3.5). */
public final class RsaMaterial implements KeyMaterial {
  /** The public exponent. */
  public static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

  private static final int BITS = 3072;
  private static final int SALT = 32;
  private static final int CERTAINTY = 128;

  private final RSAPrivateCrtKeyParameters key;

  /**
   * Makes one of its parts.
   *
   * @param key the key
   */
  public RsaMaterial(RSAPrivateCrtKeyParameters key) {
    this.key = key;
  }

  /**
   * Makes a new key.
   *
   * @param random where randomness comes from
   * @return the rsa material
   */
  public static RsaMaterial generate(SecureRandom random) {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(new RSAKeyGenerationParameters(EXPONENT, random, BITS, CERTAINTY));
    return new RsaMaterial((RSAPrivateCrtKeyParameters) generator.generateKeyPair().getPrivate());
  }

  @Override
  public PublicJwk publicKey() {
    return PublicJwk.rsa(
        BigIntegers.asUnsignedByteArray(key.getModulus()),
        BigIntegers.asUnsignedByteArray(key.getPublicExponent()));
  }

  @Override
  public byte[] sign(byte[] message) {
    PSSSigner signer = new PSSSigner(new RSABlindedEngine(), SHA256Digest.newInstance(), SALT);
    signer.init(true, new ParametersWithRandom(key, new SecureRandom()));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("a checked RSA key signs", e);
    }
  }

  @Override
  public byte[] pkcs8() {
    return Der.privateKeyInfo(
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
        new RSAPrivateKey(
            key.getModulus(),
            key.getPublicExponent(),
            key.getExponent(),
            key.getP(),
            key.getQ(),
            key.getDP(),
            key.getDQ(),
            key.getQInv()));
  }
}
