package dev.cachet.jose;

import dev.cachet.refusal.PackageRefusedException;
import java.util.Collection;
import java.util.List;

/**
 * The signatures of an envelope in their one order: ascending by key id, each id once. They are
 * checked in form only.
 */
public final class SignatureList {
  /** Most signatures in one envelope (TRU-3). */
  public static final int MAX_SIGNATURES = 32;

  private SignatureList() {}

  /**
   * Reads a detached envelope, such as {@code signatures.json}.
   *
   * @param envelope at most 512 KiB
   * @return the signatures
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}
   */
  public static SignatureList read(byte[] envelope) throws PackageRefusedException {
    return Pending.value(SignatureList.class);
  }

  /**
   * Brings signatures into order.
   *
   * @param signatures 1 to 32, each by another key
   * @return the list
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}
   */
  public static SignatureList of(Collection<EnvelopeSignature> signatures)
      throws PackageRefusedException {
    return Pending.value(SignatureList.class);
  }

  /**
   * The detached envelope.
   *
   * @return its only serialization
   */
  public byte[] bytes() {
    return Pending.value(byte[].class);
  }

  /**
   * The signatures.
   *
   * @return ascending by key id, unmodifiable
   */
  public List<EnvelopeSignature> signatures() {
    return Pending.<List<EnvelopeSignature>>any();
  }

  /**
   * The protected headers.
   *
   * @return in the order of {@link #signatures()}
   */
  public List<ProtectedHeader> headers() {
    return Pending.<List<ProtectedHeader>>any();
  }
}
