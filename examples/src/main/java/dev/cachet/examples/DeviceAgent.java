package dev.cachet.examples;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceStateProbe;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.device.DeviceTime;
import dev.cachet.installation.FolderDevice;
import dev.cachet.installation.Installer;
import dev.cachet.installation.Receipt;
import dev.cachet.installation.Resumption;
import dev.cachet.installation.StagedUpdate;
import dev.cachet.installation.health.HealthProbe;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Authorisation;
import dev.cachet.verification.VerifiedManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The update agent of a device: {@link #start} after every start of the device, {@link #install}
 * when a package has arrived by whatever way.
 */
public final class DeviceAgent {
  private final FolderDevice device;
  private final DeviceStateProbe inUse;
  private final HealthProbe health;

  /**
   * An agent for one device.
   *
   * @param device its memory, slots and boot switch
   * @param inUse whether a patient is attached
   * @param health whether the device works after an update
   */
  public DeviceAgent(FolderDevice device, DeviceStateProbe inUse, HealthProbe health) {
    this.device = device;
    this.inUse = inUse;
    this.health = health;
  }

  /**
   * Finishes what a restart or a power cut left open, and confirms an update on trial.
   *
   * @param now the device's trusted clock
   * @return the receipt, if an update ended
   * @throws PackageRefusedException if the update on trial is not what was signed, or not healthy;
   *     the next restart falls back
   * @throws IOException if the medium fails
   */
  public Optional<Receipt> start(Instant now) throws PackageRefusedException, IOException {
    DeviceTime time = device.memory().time(now);
    Installer installer = device.installer();
    Resumption resumed = installer.resume(time);
    if (resumed.trial().isPresent()) {
      return Optional.of(installer.confirm(resumed.trial().get(), health, time));
    }
    return resumed.receipt();
  }

  /**
   * Installs a package into the slot that does not run; a restart then tries it.
   *
   * @param file the package
   * @param now the device's trusted clock
   * @throws PackageRefusedException if anything about it is not authorised
   * @throws NotNowException if the device is in use; the package may be offered again
   * @throws IOException if the medium fails
   */
  public void install(Path file, Instant now)
      throws PackageRefusedException, NotNowException, IOException {
    // README: begin
    DeviceTime time = device.memory().time(now);
    Installer installer = device.installer();
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      VerifiedManifest verified = device.verifier().verify(received, time);
      AuthorisedUpdate update = new Authoriser(Authorisation.NONE).authorise(verified, inUse);
      StagedUpdate staged = installer.stage(update, time);
      installer.switchTo(staged, inUse, time);
    }
    // README: end
  }
}
