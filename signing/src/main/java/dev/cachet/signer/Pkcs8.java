package dev.cachet.signer;

import dev.cachet.jose.Algorithm;
import dev.cachet.signer.material.EcMaterial;
import dev.cachet.signer.material.Ed25519Material;
import dev.cachet.signer.material.InvalidKeyDataException;
import dev.cachet.signer.material.KeyMaterial;
import dev.cachet.signer.material.MlDsaMaterial;
import dev.cachet.signer.material.RsaMaterial;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/**
 * Reads an unencrypted PrivateKeyInfo (RFC 5208) of one of the algorithms that Cachet signs with.
 */
final class Pkcs8 {
  private static final int ED25519_SEED = 32;
  private static final int MIN_RSA_BITS = 3072;
  private static final int MAX_RSA_BITS = 4096;
  private static final List<Algorithm> ML_DSA =
      List.of(Algorithm.ML_DSA_44, Algorithm.ML_DSA_65, Algorithm.ML_DSA_87);

  private Pkcs8() {}

  static SigningKey read(byte[] der) throws InvalidKeyDataException {
    PrivateKeyInfo info = null;
    try {
      info = PrivateKeyInfo.getInstance(der);
      return new SigningKey(material(info));
    } catch (IOException | RuntimeException e) {
      // The ASN.1 classes refuse hostile input with whatever comes: nothing of it may escape.
      throw new InvalidKeyDataException("is no PKCS#8 private key", e);
    } finally {
      if (info != null) {
        // The array that the parsed structure holds, not a copy of it.
        Arrays.fill(info.getPrivateKey().getOctets(), (byte) 0);
      }
    }
  }

  private static KeyMaterial material(PrivateKeyInfo info)
      throws IOException, InvalidKeyDataException {
    ASN1ObjectIdentifier oid = info.getPrivateKeyAlgorithm().getAlgorithm();
    if (oid.equals(Ed25519Material.OID)) {
      return ed25519(info);
    }
    if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return ec(info);
    }
    if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return rsa(info);
    }
    for (Algorithm algorithm : ML_DSA) {
      if (oid.equals(MlDsaMaterial.oid(algorithm))) {
        return mlDsa(algorithm, info);
      }
    }
    throw new InvalidKeyDataException(
        "holds a key of algorithm "
            + oid.getId()
            + "; Ed25519, P-256, P-384, RSA and ML-DSA keys can be used; "
            + KeyForm.NEW_KEY);
  }

  private static KeyMaterial ed25519(PrivateKeyInfo info)
      throws IOException, InvalidKeyDataException {
    byte[] seed = ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets();
    try {
      if (seed.length != ED25519_SEED) {
        throw new InvalidKeyDataException("holds an Ed25519 key that is not 32 bytes long");
      }
      return new Ed25519Material(new Ed25519PrivateKeyParameters(seed));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private static KeyMaterial ec(PrivateKeyInfo info) throws IOException, InvalidKeyDataException {
    if (!(info.getPrivateKeyAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve)) {
      throw new InvalidKeyDataException(
          "writes its curve out instead of naming it; " + KeyForm.NAME_CURVE);
    }
    BigInteger d = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
    for (Algorithm algorithm : List.of(Algorithm.ES256, Algorithm.ES384)) {
      if (EcMaterial.curve(algorithm).equals(curve)) {
        return new EcMaterial(algorithm, d);
      }
    }
    throw new InvalidKeyDataException(
        "holds a key on a curve that is not used; P-256 and P-384 are; " + KeyForm.NEW_KEY);
  }

  private static KeyMaterial rsa(PrivateKeyInfo info) throws IOException, InvalidKeyDataException {
    RSAPrivateKey key = RSAPrivateKey.getInstance(info.parsePrivateKey());
    int bits = key.getModulus().bitLength();
    if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
      throw new InvalidKeyDataException(
          "holds an RSA key of " + bits + " bits; 3072 to 4096 are accepted; " + KeyForm.NEW_KEY);
    }
    if (!key.getPublicExponent().equals(RsaMaterial.EXPONENT)) {
      throw new InvalidKeyDataException(
          "holds an RSA key whose exponent is not 65537; " + KeyForm.NEW_KEY);
    }
    return new RsaMaterial(
        new RSAPrivateCrtKeyParameters(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrime1(),
            key.getPrime2(),
            key.getExponent1(),
            key.getExponent2(),
            key.getCoefficient()));
  }

  private static KeyMaterial mlDsa(Algorithm algorithm, PrivateKeyInfo info)
      throws IOException, InvalidKeyDataException {
    ASN1Primitive form = info.parsePrivateKey().toASN1Primitive();
    byte[] seed = seed(form);
    try {
      if (seed.length != MlDsaMaterial.SEED) {
        throw new InvalidKeyDataException(
            "holds an ML-DSA seed that is not 32 bytes long; " + KeyForm.NEW_KEY);
      }
      MlDsaMaterial material = new MlDsaMaterial(algorithm, seed);
      if (form instanceof ASN1Sequence both && !material.expandsTo(octets(both.getObjectAt(1)))) {
        throw new InvalidKeyDataException(
            "holds an ML-DSA seed and an expanded key that do not agree; if the seed is right, "
                + KeyForm.SEED_ONLY);
      }
      return material;
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /** RFC 9881 section 6: the seed as [0], the expanded key, or a sequence of both. */
  private static byte[] seed(ASN1Primitive form) throws InvalidKeyDataException {
    if (form instanceof ASN1TaggedObject tagged && tagged.hasContextTag(0)) {
      return octets(tagged.getBaseUniversal(false, BERTags.OCTET_STRING));
    }
    if (form instanceof ASN1Sequence both && both.size() == 2) {
      return octets(both.getObjectAt(0));
    }
    if (form instanceof ASN1OctetString) {
      throw new InvalidKeyDataException(
          "holds an ML-DSA key without its seed, which cannot be found again; where the key was"
              + " made there may be one: "
              + KeyForm.SEED_ONLY
              + "; else "
              + KeyForm.NEW_KEY);
    }
    throw new InvalidKeyDataException("holds an ML-DSA key in another form; " + KeyForm.SEED_ONLY);
  }

  private static byte[] octets(ASN1Encodable value) {
    return ASN1OctetString.getInstance(value).getOctets();
  }
}
