package dev.cachet.verification;

import dev.cachet.statement.SpentStatements;

/** A downgrade that came with a package, which nobody has judged yet. */
final class OfferedDowngrade {
  private final byte[] envelope;
  private final SpentStatements spent;

  OfferedDowngrade(byte[] envelope, SpentStatements spent) {
    this.envelope = envelope.clone();
    this.spent = spent;
  }

  byte[] envelope() {
    return envelope;
  }

  SpentStatements spent() {
    return spent;
  }
}
