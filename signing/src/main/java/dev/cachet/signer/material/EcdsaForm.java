package dev.cachet.signer.material;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;

/** The two forms of an ECDSA signature: r and s side by side, and a DER sequence of both. */
public final class EcdsaForm {
  /** The length of each half of a signature with P-256. */
  public static final int P256 = 32;

  /** The length of each half of a signature with P-384. */
  public static final int P384 = 48;

  private EcdsaForm() {}

  /**
   * Gives r and s side by side; what is neither form comes back as it is, and will not verify.
   *
   * @param signature the signature
   * @param scalar the scalar
   * @return the bytes
   */
  public static byte[] joined(byte[] signature, int scalar) {
    if (signature.length == 2 * scalar) {
      return signature;
    }
    try {
      ASN1Sequence pair = ASN1Sequence.getInstance(signature);
      BigInteger r = ASN1Integer.getInstance(pair.getObjectAt(0)).getPositiveValue();
      BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue();
      byte[] joined = new byte[2 * scalar];
      BigIntegers.asUnsignedByteArray(r, joined, 0, scalar);
      BigIntegers.asUnsignedByteArray(s, joined, scalar, scalar);
      return joined;
    } catch (RuntimeException e) {
      // The ASN.1 classes refuse foreign bytes with whatever comes; the verifier says it plainly.
      return signature;
    }
  }
}
