package dev.cachet.boots;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.boot.BootSlots;
import dev.cachet.boot.BootSwitch;
import dev.cachet.boot.RunningSlot;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.FactoryRecord;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.installation.Health;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.installation.Installer;
import dev.cachet.installation.Resumption;
import dev.cachet.installation.SlotLayout;
import dev.cachet.jose.DeviceKey;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.TestFactory;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.storage.DiskImageParts;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.PartitionStorage;
import dev.cachet.storage.Storage;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.TestRoots;
import dev.cachet.verification.PackageVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;

/**
 * The software of a device whose disk is an image that a machine boots from: what it does between
 * two boots is done here, with the adapters of the library on the same bytes.
 */
final class BootedDevice {
  static final BootSlots SLOTS = new BootSlots("a", "b");

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final TestRoots ROOT = TestRoots.classical();
  private static final FactoryRecord FACTORY = TestFactory.record(ROOT.sha256());
  private static final int CHUNK = 1 << 20;

  private final Path commandLine;
  private final Storage files;
  private final Storage storage;
  private final SlotLayout layout;
  private final Loader loader;
  private final DeviceKey key = DeviceKey.generate(new SecureRandom());

  /** The switch of one loader, which was made in the factory. */
  @FunctionalInterface
  interface Loader {
    BootSwitch open(Storage files, RunningSlot running);
  }

  /** Parts {@code a} and {@code b} of the disk are the slots. */
  BootedDevice(Path folder, DiskImageParts disk, long room, Loader loader) throws Exception {
    this.commandLine = folder.resolve("cmdline");
    this.files = new FolderStorage(Files.createDirectory(folder.resolve("device")));
    this.storage =
        new PartitionStorage(
            files, Map.of("slots/a/rootfs", Path.of("a"), "slots/b/rootfs", Path.of("b")), disk);
    this.layout = SlotLayout.of("a", "b", Map.of("rootfs", room));
    this.loader = loader;
  }

  /** In the factory: slot a holds release 1. */
  void provision() throws Exception {
    Files.writeString(commandLine, "cachet.slot=a");
    DeviceMemory unused = DeviceMemory.initialise(storage, FACTORY, ROOT.envelope(), "a", 1);
  }

  /** After a boot: the kernel's command line says which slot runs. */
  void started(String line) throws Exception {
    Files.writeString(commandLine, line);
  }

  private RunningSlot running() {
    return RunningSlot.kernelCommandLine(commandLine);
  }

  BootSwitch bootSwitch() {
    return loader.open(files, running());
  }

  /** One start of the software. */
  private final class Start {
    private final DeviceMemory memory = DeviceMemory.open(storage, FACTORY);
    private final Installer installer = Installer.open(storage, memory, bootSwitch(), layout, key);
    private final DeviceTime time = memory.time(NOW);

    Start() throws Exception {}
  }

  /** Verifies, stages and tells the loader. */
  void install(int release, byte[] image) throws Exception {
    Start start = new Start();
    Resumption unused = start.installer.resume(start.time);
    PackageFixture fixture =
        PackageFixture.empty()
            .file("files/sbom.cdx.json", new byte[] {'{', '}'}, "sbom")
            .set("version", "\"" + release + "\"")
            .set("counter", Integer.toString(release))
            .set("floor", "0")
            .payload(PayloadFixture.of("rootfs", image, CHUNK))
            .signedBy(ROOT.packageSigners());
    PackageVerifier verifier =
        new PackageVerifier(
            start.memory,
            FACTORY.identity(),
            start.memory.counters(bootSwitch().state().running()));
    try (ReceivedPackage received = fixture.received()) {
      AuthorisedUpdate update =
          new Authoriser(Authorisation.NONE)
              .authorise(verifier.verify(received, start.time), () -> DeviceState.IDLE);
      start.installer.switchTo(
          start.installer.stage(update, start.time), () -> DeviceState.IDLE, start.time);
    }
  }

  /** What a start of the software ends in: a healthy trial is confirmed. */
  InstallOutcome outcome() throws Exception {
    Start start = new Start();
    Resumption found = start.installer.resume(start.time);
    if (found.trial().isPresent()) {
      return start
          .installer
          .confirm(found.trial().get(), () -> Health.HEALTHY, start.time)
          .outcome();
    }
    return found.receipt().orElseThrow().outcome();
  }
}
