package dev.cachet.journey;

import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.device.DeviceTime;
import dev.cachet.factory.Manufacturer;
import dev.cachet.installation.FolderDevice;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.installation.Installer;
import dev.cachet.installation.Receipt;
import dev.cachet.installation.Resumption;
import dev.cachet.installation.StagedUpdate;
import dev.cachet.installation.health.Health;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.storage.FolderStorage;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.VerifiedManifest;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A device in a folder, opened anew for each thing that happens to it, as after a power cut. */
final class FieldDevice {
  private static final Path SLOTS = Path.of("slots");

  private final Path folder;

  private FieldDevice(Path folder) {
    this.folder = folder;
  }

  static FieldDevice provision(Path folder, TrustedRoot factoryRoot) throws Exception {
    String record =
        """
        { "schemaVersion": 1, "environment": "production", "manufacturer": "%s",
          "product": "ventilator-x", "udiDi": "04012345678901", "hwModel": "vx-2", "hwRev": 5,
          "serial": "SN-0001", "root1": "%s" }
        """
            .formatted(Manufacturer.NAME, factoryRoot.sha256());
    FolderDevice.initialise(
        new FolderStorage(Files.createDirectories(folder)),
        record.getBytes(StandardCharsets.UTF_8),
        factoryRoot.envelope(),
        Map.of("root", 1_000_000L),
        new SecureRandom());
    return new FieldDevice(folder);
  }

  /** Verifies, stages, switches, restarts, confirms; what the check of the root's state said. */
  String install(Path usb, Instant now) throws Exception {
    FolderDevice device = open();
    Installer installer = device.installer();
    Resumption unused = installer.resume(time(device, now));
    DeviceTime time = time(device, now);
    String rootState;
    try (ReceivedPackage received = ReceivedPackage.open(usb)) {
      VerifiedManifest verified = device.verifier().verify(received, time);
      CheckResult state = verified.report().result(Check.ROOT_STATE);
      rootState = state.outcome() + " " + state.detail();
      // Accepted roots have moved the floor.
      DeviceTime after = time(open(), now);
      StagedUpdate staged =
          installer.stage(
              new Authoriser(Authorisation.NONE).authorise(verified, () -> DeviceState.IDLE),
              after);
      installer.switchTo(staged, () -> DeviceState.IDLE, after);
    }
    confirm(now);
    return rootState;
  }

  private void confirm(Instant now) throws Exception {
    open().loader().start();
    FolderDevice restarted = open();
    Installer installer = restarted.installer();
    DeviceTime time = time(restarted, now);
    Resumption resumed = installer.resume(time);
    Receipt receipt = installer.confirm(resumed.trial().orElseThrow(), () -> Health.HEALTHY, time);
    if (receipt.outcome() != InstallOutcome.CONFIRMED) {
      throw new AssertionError("the update ended as " + receipt.outcome());
    }
  }

  private static DeviceTime time(FolderDevice device, Instant now) {
    return device.memory().time(now);
  }

  long rootVersion() throws Exception {
    return open().memory().current().document().version();
  }

  Optional<Instant> clockFloor() throws Exception {
    return open().memory().time().floor();
  }

  /** Every byte of both boot slots. */
  Map<String, String> slots() throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    Path slots = folder.resolve(SLOTS);
    if (!Files.exists(slots)) {
      return bytes;
    }
    try (Stream<Path> files = Files.walk(slots)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.put(
            slots.relativize(file).toString(),
            dev.cachet.digest.Sha256.of(Files.readAllBytes(file)).hex());
      }
    }
    return bytes;
  }

  private FolderDevice open() throws Exception {
    return FolderDevice.open(new FolderStorage(folder));
  }
}
