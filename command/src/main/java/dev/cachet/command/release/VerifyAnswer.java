package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.device.DeviceTime;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.verification.PayloadNote;
import dev.cachet.verification.ReportFormat;
import dev.cachet.verification.VerifiedPackage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a package: verified, or refused. Both are reported. */
public final class VerifyAnswer {
  private final @Nullable Proven proven;
  private final @Nullable CommandException refused;
  private final DeviceTime time;

  private VerifyAnswer(
      @Nullable Proven proven, @Nullable CommandException refused, DeviceTime time) {
    this.proven = proven;
    this.refused = refused;
    this.time = time;
  }

  /** Verifies. */
  interface Verifying {
    Proven verify() throws CommandException;
  }

  /**
   * What was proven.
   *
   * @param verified the proof
   * @param notes what the evidence in the package says of each payload
   */
  record Proven(VerifiedPackage verified, List<PayloadNote> notes) {
    Proven {
      notes = List.copyOf(notes);
    }
  }

  static VerifyAnswer of(Verifying verifying, DeviceTime time) throws CommandException {
    try {
      return new VerifyAnswer(verifying.verify(), null, time);
    } catch (CommandException e) {
      if (e.refusal().isEmpty()) {
        throw e;
      }
      return new VerifyAnswer(null, e, time);
    }
  }

  /**
   * Whether the package was refused.
   *
   * @return false if it is verified
   */
  public boolean isRefused() {
    return refused != null;
  }

  /**
   * Writes what was verified and which inventory describes each payload, or why it was refused, so
   * that an answer of an earlier run does not stay where this one refuses.
   *
   * @param form how it is told
   * @return UTF-8, ending in a line feed
   */
  public byte[] report(ReportFormat form) {
    Optional<PackageRefusedException> refusal =
        refused == null ? Optional.empty() : refused.refusal();
    return proven == null
        ? form.write(refusal.orElseThrow().refusal(), time)
        : form.write(proven.verified(), time, proven.notes());
  }

  /**
   * Ends the command as the package deserves.
   *
   * @throws CommandException if it was refused
   */
  public void requireVerified() throws CommandException {
    if (refused != null) {
      throw refused;
    }
  }
}
