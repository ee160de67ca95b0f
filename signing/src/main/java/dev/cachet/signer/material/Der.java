package dev.cachet.signer.material;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Distinguished encoding of values that were built in memory, which cannot fail for the medium. */
public final class Der {
  private Der() {}

  /**
   * Encodes a value.
   *
   * @param value the value
   * @return the bytes
   */
  public static byte[] of(ASN1Object value) {
    try {
      return value.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("a value in memory has an encoding", e);
    }
  }

  /**
   * Wraps a private key as PKCS#8.
   *
   * @param algorithm the algorithm
   * @param privateKey the private key
   * @return the bytes
   */
  public static byte[] privateKeyInfo(AlgorithmIdentifier algorithm, ASN1Encodable privateKey) {
    try {
      return of(new PrivateKeyInfo(algorithm, privateKey));
    } catch (IOException e) {
      throw new UncheckedIOException("a value in memory has an encoding", e);
    }
  }
}
