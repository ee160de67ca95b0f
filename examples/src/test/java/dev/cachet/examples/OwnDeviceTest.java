package dev.cachet.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.DeviceState;
import dev.cachet.boot.Trial;
import dev.cachet.device.FactoryRecord;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.installation.Receipt;
import dev.cachet.installation.health.Health;
import dev.cachet.installation.slot.SlotLayout;
import dev.cachet.jose.token.DeviceKey;
import dev.cachet.policy.GatePolicy;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.FolderStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device whose storage and boot switch are the integrator's own. */
class OwnDeviceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final int ROOM = 2_000_000;

  @TempDir Path folder;
  private final DeviceKey key = DeviceKey.generate(new SecureRandom());
  private final Factory factory = new Factory();
  private OwnStorage storage;
  private OwnBootSwitch loader;
  private Path release;
  private byte[] image;

  @BeforeEach
  void make() throws Exception {
    factory.write(folder);
    release = folder.resolve("release.cachet");
    new BuildPipeline(GatePolicy.read(folder.resolve("policy.json")), factory.root())
        .release(
            folder.resolve("root"),
            folder.resolve("pack.json"),
            factory.signers(),
            NOW,
            folder.resolve("unsigned"),
            release);
    image = Files.readAllBytes(folder.resolve("image.bin"));
    // Two partitions, with what an earlier owner left in them.
    byte[] old = new byte[ROOM];
    Arrays.fill(old, (byte) 7);
    storage =
        new OwnStorage(
            new FolderStorage(Files.createDirectory(folder.resolve("device"))),
            Map.of(
                "slots/a/rootfs", Files.write(folder.resolve("part-a"), old),
                "slots/b/rootfs", Files.write(folder.resolve("part-b"), old)));
    loader = new OwnBootSwitch(storage);
    loader.initialise("a");
    loader.start();
    device(Health.HEALTHY).provision(factory.root().envelope(), 9);
  }

  private OwnDevice device(Health health) throws Exception {
    return new OwnDevice(
        storage,
        new OwnBootSwitch(storage),
        SlotLayout.of("a", "b", Map.of("rootfs", (long) ROOM)),
        FactoryRecord.read(factory.deviceRecord()),
        key,
        () -> DeviceState.IDLE,
        () -> health);
  }

  @Test
  void installsIntoThePartitionThatDoesNotRun() throws Exception {
    assertTrue(device(Health.HEALTHY).start(NOW).isEmpty());
    device(Health.HEALTHY).install(release, NOW);
    assertEquals("b", loader.start());
    Receipt receipt = device(Health.HEALTHY).start(NOW).orElseThrow();
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
    byte[] partition = Files.readAllBytes(folder.resolve("part-b"));
    assertEquals(ROOM, partition.length, "a partition keeps its size");
    assertArrayEquals(image, Arrays.copyOf(partition, image.length));
    assertEquals(7, partition[image.length], "nothing is written behind the image");
    assertArrayEquals(image, storage.read("slots/b/rootfs", ROOM));
    assertEquals("b", loader.start());
    assertTrue(device(Health.HEALTHY).start(NOW).isEmpty());
  }

  @Test
  void fallsBackFromAnUnhealthyTrial() throws Exception {
    device(Health.HEALTHY).install(release, NOW);
    assertEquals("b", loader.start());
    PackageRefusedException unhealthy =
        assertThrows(PackageRefusedException.class, () -> device(Health.UNHEALTHY).start(NOW));
    assertEquals(Reason.UNHEALTHY, unhealthy.refusal().reason());
    assertEquals("a", loader.start());
    assertEquals(
        InstallOutcome.FELL_BACK, device(Health.HEALTHY).start(NOW).orElseThrow().outcome());
    assertEquals(Trial.NONE, loader.state().trial());
    assertEquals(Set.of("b"), loader.state().unbootable());
  }
}
