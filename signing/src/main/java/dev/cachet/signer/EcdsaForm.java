package dev.cachet.signer;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;

/** The two forms of an ECDSA signature: r and s side by side, and a DER sequence of both. */
final class EcdsaForm {
  static final int P256 = 32;
  static final int P384 = 48;

  private EcdsaForm() {}

  /** Gives r and s side by side; what is neither form comes back as it is, and will not verify. */
  static byte[] joined(byte[] signature, int scalar) {
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
