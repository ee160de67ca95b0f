package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.device.DeviceTime;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.verification.ReportFormat;
import dev.cachet.verification.VerifiedPackage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a package: verified, or refused. Both are reported. */
public final class VerifyAnswer {
  private final @Nullable VerifiedPackage verified;
  private final @Nullable CommandException refused;
  private final DeviceTime time;

  private VerifyAnswer(
      @Nullable VerifiedPackage verified, @Nullable CommandException refused, DeviceTime time) {
    this.verified = verified;
    this.refused = refused;
    this.time = time;
  }

  /** Verifies. */
  interface Verifying {
    VerifiedPackage verify() throws CommandException;
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
   * Writes what was verified, or why it was refused, so that an answer of an earlier run does not
   * stay where this one refuses.
   *
   * @param form how it is told
   * @return UTF-8, ending in a line feed
   */
  public byte[] report(ReportFormat form) {
    Optional<PackageRefusedException> refusal =
        refused == null ? Optional.empty() : refused.refusal();
    return verified == null
        ? form.write(refusal.orElseThrow().refusal(), time)
        : form.write(verified, time);
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
