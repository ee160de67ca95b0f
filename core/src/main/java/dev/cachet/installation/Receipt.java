package dev.cachet.installation;

import dev.cachet.digest.Sha256;

/** The device's signed statement of how an update ended. Only {@link Installer} makes it. */
public final class Receipt {
  private final InstallOutcome outcome;
  private final Sha256 packageId;
  private final long installSeq;
  private final String token;

  Receipt(InstallOutcome outcome, Sha256 packageId, long installSeq, String token) {
    this.outcome = outcome;
    this.packageId = packageId;
    this.installSeq = installSeq;
    this.token = token;
  }

  /**
   * How the update ended.
   *
   * @return the outcome
   */
  public InstallOutcome outcome() {
    return outcome;
  }

  /**
   * The identity of the package.
   *
   * @return SHA-256 of its manifest
   */
  public Sha256 packageId() {
    return packageId;
  }

  /**
   * Which installation of the device this was.
   *
   * @return from 1; the receipt is the file {@code receipts/} with this number, ten digits
   */
  public long installSeq() {
    return installSeq;
  }

  /**
   * The statement.
   *
   * @return a compact JWT with {@code typ} {@code cachet-install-receipt+jwt}
   */
  public String token() {
    return token;
  }
}
