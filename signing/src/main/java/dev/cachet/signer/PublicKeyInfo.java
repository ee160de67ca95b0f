package dev.cachet.signer;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import dev.cachet.signer.material.EcMaterial;
import dev.cachet.signer.material.EcdsaForm;
import dev.cachet.signer.material.Ed25519Material;
import dev.cachet.signer.material.InvalidKeyDataException;
import dev.cachet.signer.material.MlDsaMaterial;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.BigIntegers;

/**
 * Reads a SubjectPublicKeyInfo (RFC 5280) of one of the algorithms that Cachet verifies: the form
 * in which certificates, OpenSSL and key services hand out public keys.
 */
final class PublicKeyInfo {
  private static final byte UNCOMPRESSED = 4;

  private PublicKeyInfo() {}

  static PublicJwk jwk(byte[] der) throws InvalidKeyDataException {
    try {
      return jwk(SubjectPublicKeyInfo.getInstance(der));
    } catch (IOException | RuntimeException e) {
      // The ASN.1 classes refuse foreign bytes with whatever comes: nothing of it may escape.
      throw new InvalidKeyDataException("is no public key that can be used: " + e.getMessage(), e);
    }
  }

  private static PublicJwk jwk(SubjectPublicKeyInfo info)
      throws IOException, InvalidKeyDataException {
    ASN1ObjectIdentifier oid = info.getAlgorithm().getAlgorithm();
    byte[] bits = info.getPublicKeyData().getOctets();
    if (oid.equals(Ed25519Material.OID)) {
      return PublicJwk.ed25519(bits);
    }
    if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      RSAPublicKey rsa = RSAPublicKey.getInstance(info.parsePublicKey());
      return PublicJwk.rsa(
          BigIntegers.asUnsignedByteArray(rsa.getModulus()),
          BigIntegers.asUnsignedByteArray(rsa.getPublicExponent()));
    }
    if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return ec(ASN1ObjectIdentifier.getInstance(info.getAlgorithm().getParameters()), bits);
    }
    for (Algorithm each : List.of(Algorithm.ML_DSA_44, Algorithm.ML_DSA_65, Algorithm.ML_DSA_87)) {
      if (oid.equals(MlDsaMaterial.oid(each))) {
        return PublicJwk.mlDsa(each, bits);
      }
    }
    throw new InvalidKeyDataException(
        "holds a key of algorithm "
            + oid.getId()
            + "; Ed25519, P-256, P-384, RSA and ML-DSA keys can be used");
  }

  private static PublicJwk ec(ASN1ObjectIdentifier curve, byte[] point)
      throws InvalidKeyDataException {
    for (Algorithm each : List.of(Algorithm.ES256, Algorithm.ES384)) {
      int width = each == Algorithm.ES256 ? EcdsaForm.P256 : EcdsaForm.P384;
      if (EcMaterial.curve(each).equals(curve)
          && point.length == 1 + 2 * width
          && point[0] == UNCOMPRESSED) {
        return PublicJwk.ecdsa(
            each,
            Arrays.copyOfRange(point, 1, 1 + width),
            Arrays.copyOfRange(point, 1 + width, point.length));
      }
    }
    throw new InvalidKeyDataException(
        "holds an EC key that is not an uncompressed point of P-256 or P-384");
  }
}
