package dev.cachet.authorisation;

import dev.cachet.pack.Manifest;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.RootDocument;
import dev.cachet.verification.VerifiedManifest;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Decides whether a verified package may be installed now. The strictest of manifest, root and
 * device decides whose agreement is needed; the device has to be idle.
 */
public final class Authoriser {
  private final Authorisation deviceMinimum;

  /**
   * An authoriser for one device.
   *
   * @param deviceMinimum the least that this device asks for, whatever manifest and root say
   */
  public Authoriser(Authorisation deviceMinimum) {
    this.deviceMinimum = Objects.requireNonNull(deviceMinimum, "deviceMinimum");
  }

  /**
   * Authorises one update. Agreement is judged first, since it does not depend on the moment.
   *
   * @param verified the verified package
   * @param probe asked once
   * @return the proof that an installer asks for
   * @throws PackageRefusedException {@code AUTHORISATION_REQUIRED} if manifest, root or device
   *     demands the agreement of hospital or service engineer, which nothing can prove in this
   *     version
   * @throws NotNowException if the device is in use or cannot tell; try again later
   */
  public AuthorisedUpdate authorise(VerifiedManifest verified, DeviceStateProbe probe)
      throws PackageRefusedException, NotNowException {
    requireAgreement(verified.manifest(), verified.root().document());
    requireIdle(probe);
    return new AuthorisedUpdate(verified);
  }

  /**
   * Requires that nobody's agreement is missing, whatever the device is doing.
   *
   * @param manifest the manifest
   * @param root the root in force
   * @throws PackageRefusedException {@code AUTHORISATION_REQUIRED} if manifest, root or device
   *     demands an agreement
   */
  public void requireAgreement(Manifest manifest, RootDocument root)
      throws PackageRefusedException {
    Authorisation demanded =
        strictest(manifest.authorisation(), root.authorisation(), deviceMinimum);
    if (demanded != Authorisation.NONE) {
      throw new PackageRefusedException(
          Reason.AUTHORISATION_REQUIRED, "PKG-69", "authorisation", "no grant", demanded.name());
    }
  }

  private static Authorisation strictest(Authorisation... demands) {
    return Stream.of(demands).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static void requireIdle(DeviceStateProbe probe) throws NotNowException {
    DeviceState state = probe.state();
    if (state != DeviceState.IDLE) {
      throw new NotNowException(
          state == DeviceState.IN_USE
              ? "the device is in use; try again when it is idle"
              : "the device cannot tell whether it is in use; try again when it is idle");
    }
  }
}
