package dev.cachet.ceremony;

/**
 * One difference between two roots.
 *
 * @param kind what changed
 * @param subject whom or what it is about: a holder, a role, or a member of the root
 * @param sentence the change in words, without a full stop; printable ASCII
 */
public record RootChange(Kind kind, String subject, String sentence) {
  /** What changed, in the order in which it is reported. */
  public enum Kind {
    /** Devices refuse the newer root as a successor of the older one. */
    NO_SUCCESSOR,
    /** Whose devices the root is for, and whether they are test devices. */
    DEVICES,
    /** A person or post that held no key. */
    JOINED,
    /** A person or post that holds no key any more. */
    LEFT,
    /** Another key, algorithm or role of somebody who stays. */
    KEYS,
    /** How many holders a role needs, in which families, or that there is such a role. */
    ROLE,
    /** Whose quorums packages need, who has to agree, and who may not be the same. */
    PACKAGES,
    /** Issue, expiry and what they do. */
    TIME
  }
}
