package dev.cachet.installation;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.BootSwitch;
import dev.cachet.boot.SimulatedLoader;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.FactoryRecord;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.installation.handler.PayloadHandlers;
import dev.cachet.installation.health.Health;
import dev.cachet.installation.slot.SlotLayout;
import dev.cachet.jose.token.DeviceKey;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.TestFactory;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageFile;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.TestRoots;
import dev.cachet.verification.PackageVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * A whole device over a storage: what an integrator writes around the library. Each object is one
 * start; a restart is a new object over the same storage.
 */
final class SimulatedDevice {
  static final TestRoots ROOT = TestRoots.classical();
  static final FactoryRecord FACTORY = TestFactory.record(ROOT.sha256());
  static final DeviceKey KEY = key();

  /** As a real clock gives it: not a whole second. */
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456789Z");

  static final byte[] OLD = SampleBytes.smooth(3000);
  static final byte[] NEW = SampleBytes.mixed(9000);
  static final long SHIPPED_COUNTER = 400;

  final Storage storage;
  final DeviceMemory memory;
  final BootSwitch bootSwitch;
  final Installer installer;

  /** The clock of the device. */
  Instant now = NOW;

  private SimulatedDevice(SimulatedLoader loader, Storage storage, PayloadHandlers handlers)
      throws IOException, PackageRefusedException {
    this.storage = storage;
    this.memory = DeviceMemory.open(storage, FACTORY);
    this.bootSwitch = loader.bootSwitch(storage);
    this.installer =
        Installer.open(
            storage, memory, bootSwitch, layout(), KEY, new ZstdChunkDecoder(), handlers);
  }

  private static DeviceKey key() {
    byte[] pkcs8 = new byte[48];
    byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
    System.arraycopy(prefix, 0, pkcs8, 0, prefix.length);
    try {
      return DeviceKey.read(pkcs8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static SlotLayout layout() {
    return SlotLayout.of("a", "b", Map.of("rootfs", 100_000L, "extra", 100L, "tool", 1000L));
  }

  static void make(Storage storage) throws IOException, PackageRefusedException {
    make(SimulatedLoader.FILE, storage);
  }

  /** What the factory does, again if it was cut off: image in slot a, boot switch, memory. */
  static void make(SimulatedLoader loader, Storage storage)
      throws IOException, PackageRefusedException {
    try (StorageFile image = storage.openToWrite("slots/a/rootfs")) {
      image.truncate(0);
      image.write(0, ByteBuffer.wrap(OLD));
      image.sync();
    }
    storage.syncFolder("slots/a");
    if (storage.list("memory").stream().noneMatch(name -> !name.endsWith(Storage.UNFINISHED))) {
      loader.initialise(storage);
      DeviceMemory.initialise(storage, FACTORY, ROOT.envelope(), "a", SHIPPED_COUNTER);
    }
  }

  static SimulatedDevice start(Storage storage) throws IOException, PackageRefusedException {
    return start(SimulatedLoader.FILE, storage);
  }

  /** What happens at power-on: the loader picks a slot, then the device's software opens up. */
  static SimulatedDevice start(SimulatedLoader loader, Storage storage)
      throws IOException, PackageRefusedException {
    loader.start(storage);
    return reopen(loader, storage);
  }

  static SimulatedDevice reopen(Storage storage) throws IOException, PackageRefusedException {
    return reopen(SimulatedLoader.FILE, storage);
  }

  /** Another process of the same start: the loader has nothing to say. */
  static SimulatedDevice reopen(SimulatedLoader loader, Storage storage)
      throws IOException, PackageRefusedException {
    return new SimulatedDevice(loader, storage, PayloadHandlers.none());
  }

  /** With handlers for what is no image. */
  static SimulatedDevice reopen(Storage storage, PayloadHandlers handlers)
      throws IOException, PackageRefusedException {
    return new SimulatedDevice(SimulatedLoader.FILE, storage, handlers);
  }

  DeviceTime time() {
    return memory.time(now);
  }

  /** Release 421, which raises the floor to 410: above the release from the factory. */
  static PackageFixture release() {
    return release("4.2.1", 421, 410, NEW);
  }

  static PackageFixture release(String version, long counter, long floor, byte[] image) {
    return unsigned(version, counter, floor)
        .payload(PayloadFixture.of("rootfs", image, 4096))
        .signedBy(ROOT.packageSigners());
  }

  static PackageFixture unsigned(String version, long counter, long floor) {
    return PackageFixture.empty()
        .file("files/sbom.cdx.json", new byte[] {'{', '}'}, "sbom")
        .set("version", "\"" + version + "\"")
        .set("counter", Long.toString(counter))
        .set("floor", Long.toString(floor));
  }

  AuthorisedUpdate authorise(ReceivedPackage received)
      throws PackageRefusedException, IOException, NotNowException {
    PackageVerifier verifier =
        new PackageVerifier(
            memory, FACTORY.identity(), memory.counters(bootSwitch.state().running()));
    return new Authoriser(Authorisation.NONE)
        .authorise(verifier.verify(received, time()), () -> DeviceState.IDLE);
  }

  StagedUpdate stage(PackageFixture fixture)
      throws PackageRefusedException, NotNowException, IOException {
    return stage(fixture.bytes());
  }

  StagedUpdate stage(byte[] bytes) throws PackageRefusedException, NotNowException, IOException {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(bytes))) {
      return installer.stage(authorise(received), time());
    }
  }

  void switchTo(StagedUpdate staged) throws PackageRefusedException, NotNowException, IOException {
    installer.switchTo(staged, () -> DeviceState.IDLE, time());
  }

  Resumption resume() throws PackageRefusedException, IOException {
    return installer.resume(time());
  }

  Receipt confirm(TrialUpdate trial) throws PackageRefusedException, IOException {
    return installer.confirm(trial, () -> Health.HEALTHY, time());
  }

  /** The image that runs. */
  byte[] running() throws IOException {
    return storage.read("slots/" + bootSwitch.state().running() + "/rootfs", 100_000);
  }
}
