package dev.cachet.examples;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceStateProbe;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.BootSwitch;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.FactoryRecord;
import dev.cachet.installation.Installer;
import dev.cachet.installation.Receipt;
import dev.cachet.installation.Resumption;
import dev.cachet.installation.health.HealthProbe;
import dev.cachet.installation.slot.SlotLayout;
import dev.cachet.jose.token.DeviceKey;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.trust.Authorisation;
import dev.cachet.verification.PackageVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A device with a storage and a boot switch of its own: all that has to be wired. */
record OwnDevice(
    Storage storage,
    BootSwitch bootSwitch,
    SlotLayout layout,
    FactoryRecord factory,
    DeviceKey key,
    DeviceStateProbe inUse,
    HealthProbe health) {

  /** Once, in the factory: slot {@code a} holds the release of the given counter. */
  void provision(byte[] factoryRoot, long counter) throws PackageRefusedException, IOException {
    DeviceMemory.initialise(storage, factory, factoryRoot, "a", counter);
  }

  /** At every start, before anything else touches slots or loader. */
  Optional<Receipt> start(Instant now) throws PackageRefusedException, IOException {
    DeviceMemory memory = DeviceMemory.open(storage, factory);
    Installer installer = Installer.open(storage, memory, bootSwitch, layout, key);
    DeviceTime time = memory.time(now);
    Resumption resumed = installer.resume(time);
    if (resumed.trial().isPresent()) {
      return Optional.of(installer.confirm(resumed.trial().get(), health, time));
    }
    return resumed.receipt();
  }

  /** When a package arrives; a restart then tries it. */
  void install(Path file, Instant now)
      throws PackageRefusedException, NotNowException, IOException {
    DeviceMemory memory = DeviceMemory.open(storage, factory);
    Installer installer = Installer.open(storage, memory, bootSwitch, layout, key);
    DeviceTime time = memory.time(now);
    PackageVerifier verifier =
        new PackageVerifier(
            memory, factory.identity(), memory.counters(bootSwitch.state().running()));
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      AuthorisedUpdate update =
          new Authoriser(Authorisation.NONE).authorise(verifier.verify(received, time), inUse);
      installer.switchTo(installer.stage(update, time), inUse, time);
    }
  }
}
