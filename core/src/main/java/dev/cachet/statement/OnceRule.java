package dev.cachet.statement;

import dev.cachet.device.DeviceTime;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.Optional;

/** A statement is good once (STM-28 to STM-33). */
final class OnceRule {
  private final SpentStatements spent;
  private final DeviceTime time;

  OnceRule(SpentStatements spent, DeviceTime time) {
    this.spent = spent;
    this.time = time;
  }

  void require(GrantClaims claims) throws PackageRefusedException {
    if (!claims.binding().isNone()) {
      require(claims.binding(), "grant");
      return;
    }
    requireSequence("grant for a site");
    if (time.clock().isEmpty()) {
      // Nothing but its end would ever make it useless here.
      throw refused(Reason.STATEMENT_UNBOUND, "STM-30", "grant", "no clock", "seq or nonce");
    }
    if (spent.usedIds().contains(InstallGrant.usedId(claims))) {
      throw refused(Reason.STATEMENT_USED, "STM-31", "grant", claims.id(), "an id not used before");
    }
    if (spent.usedIds().size() >= SpentStatements.MAX_USED_IDS) {
      throw refused(
          Reason.USED_IDS_FULL,
          "STM-32",
          "grant",
          spent.usedIds().size() + " used ids",
          "a grant for this device");
    }
  }

  void require(Binding binding, String subject) throws PackageRefusedException {
    if (binding.nonce().isPresent()) {
      requireNonce(binding.nonce().get(), subject);
      return;
    }
    requireSequence(subject);
    if (binding.seq().orElse(0) != spent.installSeq() + 1) {
      throw refused(
          Reason.WRONG_SEQ, "STM-28", subject, binding.text(), "seq " + (spent.installSeq() + 1));
    }
  }

  void requireNonce(String nonce, String subject) throws PackageRefusedException {
    if (!spent.nonce().equals(Optional.of(nonce))) {
      throw refused(
          Reason.WRONG_NONCE,
          "STM-29",
          subject,
          "nonce " + nonce,
          spent.nonce().map(own -> "nonce " + own).orElse("none is outstanding; ask again"));
    }
  }

  private void requireSequence(String subject) throws PackageRefusedException {
    if (spent.sequenceLost()) {
      throw refused(
          Reason.STATE_LOST,
          "STM-33",
          subject,
          "memory was rebuilt",
          "the nonce of this device, or a sequence statement first");
    }
  }

  private static PackageRefusedException refused(
      Reason reason, String clause, String subject, String found, String expected) {
    return new PackageRefusedException(reason, clause, subject, found, expected);
  }
}
