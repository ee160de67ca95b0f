package dev.cachet.signer.cms;

/**
 * What became of a detached signature.
 *
 * @param outcome one of a closed list
 * @param detail one sentence on the signer or the reason
 */
public record CmsVerdict(Outcome outcome, String detail) {
  /** How a signature fails, the worst first. */
  public enum Outcome {
    /** The signature does not belong to these bytes, or is none. */
    BAD_SIGNATURE,
    /** The signature belongs to the bytes; its certificate leads to none that is trusted. */
    UNTRUSTED,
    /** All is good but for the day: a certificate was over before it. */
    EXPIRED,
    /** All is good but for the day: a certificate begins after it. */
    NOT_YET_VALID,
    /** The signature belongs to the bytes, and its certificate is trusted on the day. */
    GOOD
  }
}
