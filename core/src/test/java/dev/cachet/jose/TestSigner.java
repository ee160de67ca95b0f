package dev.cachet.jose;

import org.jspecify.annotations.Nullable;

/** A key of the tests that signs; the same input gives the same signature. */
public final class TestSigner {
  /** Signs the bytes of a signing input. */
  interface Signing {
    byte[] sign(byte[] input) throws Exception;
  }

  private final PublicJwk publicKey;
  private final Algorithm algorithm;
  private final Signing signing;

  TestSigner(PublicJwk publicKey, Signing signing) {
    this.publicKey = publicKey;
    this.algorithm = publicKey.algorithm().orElseThrow();
    this.signing = signing;
  }

  public PublicJwk publicKey() {
    return publicKey;
  }

  public String kid() {
    return publicKey.kid();
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** Signs a document as its type. */
  public EnvelopeSignature sign(DocumentType type, byte[] payload) {
    return sign(ProtectedHeader.encode(algorithm, kid(), type, null), payload);
  }

  /** Signs a document under any header, already encoded. */
  public EnvelopeSignature sign(String protectedHeader, byte[] payload) {
    byte[] signature = signRaw(SigningInput.of(protectedHeader, payload));
    return new EnvelopeSignature(protectedHeader, Base64Url.encode(signature));
  }

  /** Signs bytes as they are. */
  public byte[] signRaw(byte[] input) {
    try {
      return signing.sign(input);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same signer whose signatures are changed afterwards. */
  public TestSigner spoiling(java.util.function.UnaryOperator<byte[]> change) {
    return new TestSigner(publicKey, input -> change.apply(signRaw(input)));
  }

  /** The same key under which somebody else's signatures are given out. */
  public TestSigner signingBy(TestSigner other) {
    return new TestSigner(publicKey, other::signRaw);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TestSigner that && kid().equals(that.kid());
  }

  @Override
  public int hashCode() {
    return kid().hashCode();
  }

  @Override
  public String toString() {
    return algorithm + " " + kid();
  }
}
