package dev.cachet.statement;

/**
 * Proof that a quorum of the role {@code downgrade} lets this device install one package below its
 * floor, and that the permit was not used. Only {@link StatementVerifier} makes it.
 */
public final class DowngradePermit {
  private final DowngradeClaims claims;
  private final byte[] envelope;
  private final StatementScope scope;

  DowngradePermit(DowngradeClaims claims, byte[] envelope, StatementScope scope) {
    this.claims = claims;
    this.envelope = envelope.clone();
    this.scope = scope;
  }

  /**
   * What it says.
   *
   * @return the parsed form of exactly the bytes that were signed
   */
  public DowngradeClaims claims() {
    return claims;
  }

  /**
   * The whole document as it was read, for keeping.
   *
   * @return a copy
   */
  public byte[] envelope() {
    return envelope.clone();
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
