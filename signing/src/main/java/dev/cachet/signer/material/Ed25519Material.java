package dev.cachet.signer.material;

import dev.cachet.jose.PublicJwk;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 key (RFC 8032). */
public final class Ed25519Material implements KeyMaterial {
  /** RFC 8410 section 3. */
  public static final ASN1ObjectIdentifier OID = new ASN1ObjectIdentifier("1.3.101.112");

  private final Ed25519PrivateKeyParameters key;

  /**
   * Makes one of its parts.
   *
   * @param key the key
   */
  public Ed25519Material(Ed25519PrivateKeyParameters key) {
    this.key = key;
  }

  /**
   * Makes a new key.
   *
   * @param random where randomness comes from
   * @return the ed25519 material
   */
  public static Ed25519Material generate(SecureRandom random) {
    return new Ed25519Material(new Ed25519PrivateKeyParameters(random));
  }

  @Override
  public PublicJwk publicKey() {
    return PublicJwk.ed25519(key.generatePublicKey().getEncoded());
  }

  @Override
  public byte[] sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  @Override
  public byte[] pkcs8() {
    // RFC 8410 without the optional public key: OpenSSL 3.0 does not read the version 2 structure.
    return Der.privateKeyInfo(new AlgorithmIdentifier(OID), new DEROctetString(key.getEncoded()));
  }
}
