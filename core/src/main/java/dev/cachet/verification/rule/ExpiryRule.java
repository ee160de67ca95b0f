package dev.cachet.verification.rule;

import dev.cachet.device.DeviceTime;
import dev.cachet.manifest.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.PackageExpiry;
import java.time.Instant;
import java.util.Optional;

/** A package has an expiry where the root demands one, and has not expired (PKG-62, PKG-63). */
public final class ExpiryRule {
  private ExpiryRule() {}

  /**
   * Refuses a package that is over.
   *
   * @param manifest the manifest
   * @param demanded the demanded
   * @param time the time of the device
   * @param waived the waived
   * @throws PackageRefusedException if it is refused
   */
  public static void check(
      Manifest manifest, PackageExpiry demanded, DeviceTime time, boolean waived)
      throws PackageRefusedException {
    Optional<Instant> expires = manifest.expires();
    if (expires.isEmpty()) {
      if (demanded == PackageExpiry.REQUIRED) {
        throw new PackageRefusedException(
            Reason.EXPIRY_REQUIRED, "PKG-62", "manifest.json#/expires", "nothing", "a time");
      }
      return;
    }
    if (waived) {
      return;
    }
    Optional<Instant> past = time.effective().filter(expires.get()::isBefore);
    if (past.isPresent()) {
      throw new PackageRefusedException(
          Reason.EXPIRED,
          "PKG-63",
          "manifest.json#/expires",
          expires.get().toString(),
          "not before " + past.get());
    }
  }
}
