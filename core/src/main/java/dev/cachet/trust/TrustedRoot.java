package dev.cachet.trust;

import dev.cachet.digest.Sha256;

/**
 * Proof that a root is the factory's or was handed over by its predecessor. Only {@link TrustChain}
 * makes it.
 */
public final class TrustedRoot {
  private final RootDocument document;
  private final byte[] payload;
  private final byte[] envelope;

  TrustedRoot(RootDocument document, byte[] payload, byte[] envelope) {
    this.document = document;
    this.payload = payload.clone();
    this.envelope = envelope.clone();
  }

  /**
   * What the root says.
   *
   * @return the checked document
   */
  public RootDocument document() {
    return document;
  }

  /**
   * The signed bytes.
   *
   * @return a copy
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * The digest by which the root is named in a factory record and in memory.
   *
   * @return SHA-256 of the payload, not of the envelope
   */
  public Sha256 sha256() {
    return Sha256.of(payload);
  }

  /**
   * The whole document as it was read, for keeping.
   *
   * @return a copy
   */
  public byte[] envelope() {
    return envelope.clone();
  }
}
