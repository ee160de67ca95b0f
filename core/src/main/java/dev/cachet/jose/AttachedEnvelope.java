package dev.cachet.jose;

import dev.cachet.refusal.PackageRefusedException;

/** An envelope that holds its payload, such as a root document. It is checked in form only. */
public final class AttachedEnvelope {
  private AttachedEnvelope() {}

  /**
   * Reads an envelope.
   *
   * @param envelope at most 1 MiB
   * @return the envelope
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}
   */
  public static AttachedEnvelope read(byte[] envelope) throws PackageRefusedException {
    return Pending.value(AttachedEnvelope.class);
  }

  /**
   * Makes an envelope.
   *
   * @param payload 1 to 262,144 bytes
   * @param signatures the signatures over them
   * @return the envelope
   */
  public static AttachedEnvelope of(byte[] payload, SignatureList signatures) {
    return Pending.value(AttachedEnvelope.class);
  }

  /**
   * The payload, which nobody has authenticated yet.
   *
   * @return a copy
   */
  public byte[] payload() {
    return Pending.value(byte[].class);
  }

  /**
   * The signatures.
   *
   * @return in order
   */
  public SignatureList signatures() {
    return Pending.value(SignatureList.class);
  }

  /**
   * The envelope as it is written.
   *
   * @return its only serialization
   */
  public byte[] bytes() {
    return Pending.value(byte[].class);
  }
}
