package dev.cachet.signer.cms;

import dev.cachet.jose.Algorithm;
import dev.cachet.signer.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;

/** A key of ours, in a file or a token, as the library of CMS wants one. */
final class KeySigner implements ContentSigner {
  private static final int PSS_SALT = 32;

  private final Signer signer;
  private final AlgorithmIdentifier identifier;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();

  KeySigner(Signer signer) throws CmsException {
    this.signer = signer;
    this.identifier = identifier(algorithm(signer));
  }

  private static Algorithm algorithm(Signer signer) throws CmsException {
    return signer
        .publicKey()
        .algorithm()
        .orElseThrow(() -> new CmsException("a key of an algorithm that is not known"));
  }

  private static AlgorithmIdentifier identifier(Algorithm algorithm) throws CmsException {
    return switch (algorithm) {
      case ES256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
      case ES384 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384);
      case PS256 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, pss());
      case ED25519 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
          throw new CmsException(
              "a post-quantum key: those who read MUD files do not know its signatures yet; give a"
                  + " key of ES256, ES384 or PS256");
    };
  }

  private static RSASSAPSSparams pss() {
    AlgorithmIdentifier sha256 =
        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    return new RSASSAPSSparams(
        sha256,
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
        new ASN1Integer(PSS_SALT),
        RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return identifier;
  }

  @Override
  public OutputStream getOutputStream() {
    return message;
  }

  @Override
  public byte[] getSignature() {
    try {
      byte[] signature = signer.sign(message.toByteArray());
      boolean pair = identifier.getAlgorithm().on(X9ObjectIdentifiers.id_ecSigType);
      return pair ? sequence(signature) : signature;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A JWS has r and s side by side, CMS a sequence of both. */
  private static byte[] sequence(byte[] joined) throws IOException {
    int half = joined.length / 2;
    ASN1EncodableVector pair = new ASN1EncodableVector();
    pair.add(new ASN1Integer(new BigInteger(1, Arrays.copyOf(joined, half))));
    pair.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(joined, half, joined.length))));
    return new DERSequence(pair).getEncoded(ASN1Encoding.DER);
  }
}
