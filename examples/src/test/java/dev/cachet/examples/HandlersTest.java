package dev.cachet.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.Authoriser;
import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.FileBootLoader;
import dev.cachet.boot.FileBootSwitch;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.device.DeviceTime;
import dev.cachet.installation.FolderDevice;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.installation.Installer;
import dev.cachet.installation.Resumption;
import dev.cachet.installation.handler.PayloadHandlers;
import dev.cachet.installation.health.Health;
import dev.cachet.installation.slot.SlotLayout;
import dev.cachet.jose.token.DeviceKey;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.policy.GatePolicy;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.StorageFile;
import dev.cachet.trust.Authorisation;
import dev.cachet.verification.PackageVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package with payloads for RAUC, SWUpdate and a microcontroller, on a device in a folder. */
class HandlersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Map<String, Long> ROOM =
      Map.of("rootfs", 2_000_000L, "data", 1000L, "app", 1000L, "mcu", 1000L);

  @TempDir Path folder;
  private final Factory factory = new Factory();
  private final List<List<String>> commands = new ArrayList<>();
  private final Controller controller = new Controller();
  private FolderStorage storage;
  private Path release;
  private int exit;

  /** Keeps its firmware in memory. */
  private static final class Controller implements ControllerHandler.Bus {
    private byte[] running = {1};
    private byte[] before = {1};
    private boolean trial;

    @Override
    public boolean idle() {
      return true;
    }

    private static byte[] bytes(StorageFile file) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
      while (bytes.hasRemaining() && file.read(bytes.position(), bytes) > 0) {}
      return bytes.array();
    }

    @Override
    public boolean runsOnTrial(StorageFile firmware) throws IOException {
      return trial && Arrays.equals(bytes(firmware), running);
    }

    @Override
    public boolean tryFirmware(StorageFile firmware) throws IOException {
      before = running;
      running = bytes(firmware);
      trial = true;
      return running[0] == 'f';
    }

    @Override
    public void keep() {
      trial = false;
    }

    @Override
    public void endTrial() {
      running = trial ? before : running;
      trial = false;
    }
  }

  @BeforeEach
  void make() throws Exception {
    factory.write(folder);
    for (String name : List.of("data", "app", "mcu")) {
      Files.writeString(folder.resolve(name + ".bin"), "file for " + name);
    }
    Path description = folder.resolve("pack.json");
    Files.writeString(
        description,
        Files.readString(description)
            .replace(
                "\"file\": \"image.bin\" }",
                "\"file\": \"image.bin\" }, "
                    + foreign("data", "rauc")
                    + foreign("app", "swupdate")
                    + foreign("mcu", "mcu").replace("},", "}")));
    release = folder.resolve("release.cachet");
    new BuildPipeline(GatePolicy.read(folder.resolve("policy.json")), factory.root())
        .release(
            folder.resolve("root"),
            description,
            factory.signers(),
            NOW,
            folder.resolve("unsigned"),
            release);
    storage = new FolderStorage(Files.createDirectory(folder.resolve("device")));
    FolderDevice unused =
        FolderDevice.initialise(
            storage, factory.deviceRecord(), factory.root().envelope(), ROOM, new SecureRandom());
  }

  private static String foreign(String id, String handler) {
    return String.format(
        "{ \"id\": \"%1$s\", \"slot\": \"%1$s\", \"kind\": \"foreign\", \"handler\": \"%2$s\","
            + " \"file\": \"%1$s.bin\" },",
        id, handler);
  }

  private int run(List<String> command) {
    commands.add(command);
    return exit;
  }

  private PayloadHandlers handlers() {
    Path device = folder.resolve("device");
    return PayloadHandlers.of(
        Map.of(
            "rauc",
            new RaucHandler(
                this::run,
                device,
                Map.of("a", "data.0", "b", "data.1"),
                RaucHandler.Command.WRITE_SLOT),
            "swupdate",
            new SwUpdateHandler(this::run, device, Path.of("/etc/maker.pem"), "pump:1", true),
            "mcu",
            new ControllerHandler(controller)));
  }

  private Installer installer(DeviceMemory memory) throws Exception {
    return Installer.open(
        storage,
        memory,
        new FileBootSwitch(storage),
        SlotLayout.of("a", "b", ROOM),
        DeviceKey.read(storage.read("factory/receipt-key.p8", 10_000)),
        new ZstdChunkDecoder(),
        handlers());
  }

  private void install() throws Exception {
    DeviceMemory memory = FolderDevice.open(storage).memory();
    Installer installer = installer(memory);
    DeviceTime time = memory.time(NOW);
    try (ReceivedPackage received = ReceivedPackage.open(release)) {
      PackageVerifier verifier =
          new PackageVerifier(memory, memory.factory().identity(), memory.counters("a"));
      installer.switchTo(
          installer.stage(
              new Authoriser(Authorisation.NONE)
                  .authorise(verifier.verify(received, time), () -> DeviceState.IDLE),
              time),
          () -> DeviceState.IDLE,
          time);
    }
  }

  @Test
  void handsEachFileToItsToolAndTheControllerAfterTheSwitch() throws Exception {
    install();
    String slot = folder.resolve("device/slots/b").toString();
    assertEquals(List.of("rauc", "write-slot", "data.1", slot + "/data"), commands.get(0));
    assertTrue(commands.get(1).contains("--check"), commands.get(1).toString());
    assertTrue(commands.get(2).contains("stable,b"), commands.get(2).toString());
    assertTrue(commands.get(2).contains("--no-transaction-marker"), commands.get(2).toString());
    assertEquals(List.of("sync"), commands.get(3));
    assertArrayEquals(new byte[] {1}, controller.running);
    new FileBootLoader(storage).start();
    DeviceMemory memory = FolderDevice.open(storage).memory();
    Installer trial = installer(memory);
    Resumption found = trial.resume(memory.time(NOW));
    assertEquals("file for mcu", new String(controller.running, StandardCharsets.US_ASCII));
    assertEquals(
        InstallOutcome.CONFIRMED,
        trial
            .confirm(found.trial().orElseThrow(), () -> Health.HEALTHY, memory.time(NOW))
            .outcome());
    assertEquals(4, commands.size());
  }

  @Test
  void takesTheControllerBackWithTheHost() throws Exception {
    install();
    for (int start = 0; start < 2; start++) {
      new FileBootLoader(storage).start();
      DeviceMemory memory = FolderDevice.open(storage).memory();
      installer(memory).resume(memory.time(NOW));
    }
    assertArrayEquals(new byte[] {1}, controller.running);
  }

  @Test
  void mapsWhatToolsAnswer() throws Exception {
    exit = 1;
    IOException failed = assertThrows(IOException.class, this::install);
    assertTrue(String.valueOf(failed.getMessage()).contains("rauc write-slot ended with 1"));
    DeviceMemory memory = FolderDevice.open(storage).memory();
    installer(memory).resume(memory.time(NOW));
    commands.clear();
    exit = Tool.TOO_LATE;
    assertThrows(NotNowException.class, this::install);
    assertEquals(1, commands.size());
  }

  @Test
  void refusesToolsThatMoveABootPointer() {
    Path device = folder.resolve("device");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            PayloadHandlers.of(
                Map.of(
                    "rauc",
                    new RaucHandler(this::run, device, Map.of(), RaucHandler.Command.INSTALL))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            PayloadHandlers.of(
                Map.of(
                    "swupdate", new SwUpdateHandler(this::run, device, device, "pump:1", false))));
  }

  @Test
  void refusesATrialWhosePayloadNobodyTakesAnyMore() throws Exception {
    install();
    new FileBootLoader(storage).start();
    DeviceMemory memory = FolderDevice.open(storage).memory();
    Installer trial =
        Installer.open(
            storage,
            memory,
            new FileBootSwitch(storage),
            SlotLayout.of("a", "b", ROOM),
            DeviceKey.read(storage.read("factory/receipt-key.p8", 10_000)),
            new ZstdChunkDecoder());
    // Without its handlers the device has nobody who would write the firmware.
    PackageRefusedException refused =
        assertThrows(PackageRefusedException.class, () -> trial.resume(memory.time(NOW)));
    assertEquals(Reason.PAYLOAD_UNSUPPORTED, refused.refusal().reason());
  }
}
