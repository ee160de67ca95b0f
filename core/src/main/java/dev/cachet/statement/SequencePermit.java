package dev.cachet.statement;

/**
 * Proof that a quorum of the role {@code downgrade} set the installation number of this device.
 * Only {@link StatementVerifier} makes it.
 */
public final class SequencePermit {
  private final SequenceClaims claims;
  private final StatementScope scope;

  SequencePermit(SequenceClaims claims, StatementScope scope) {
    this.claims = claims;
    this.scope = scope;
  }

  /**
   * What it says.
   *
   * @return the parsed form of exactly the bytes that were signed
   */
  public SequenceClaims claims() {
    return claims;
  }

  /**
   * For which device and under which root it was verified.
   *
   * @return the scope
   */
  public StatementScope scope() {
    return scope;
  }
}
