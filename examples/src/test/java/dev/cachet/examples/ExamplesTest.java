package dev.cachet.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.installation.FolderDevice;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.installation.health.Health;
import dev.cachet.policy.GatePolicy;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.FolderStorage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs that users copy do what they say. */
class ExamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private final Factory factory = new Factory();
  private Path release;

  @BeforeEach
  void build() throws Exception {
    factory.write(folder);
    release = folder.resolve("release.cachet");
    GatePolicy policy = GatePolicy.read(folder.resolve("policy.json"));
    new BuildPipeline(policy, factory.root())
        .release(
            folder.resolve("root"),
            folder.resolve("pack.json"),
            factory.signers(),
            NOW,
            folder.resolve("unsigned"),
            release);
  }

  @Test
  void theAgentInstallsWhatThePipelineReleased() throws Exception {
    FolderDevice device = device();
    agent(device, DeviceState.IDLE).install(release, NOW);
    assertEquals("b", device.loader().start());
    assertEquals(
        InstallOutcome.CONFIRMED,
        agent(device, DeviceState.IDLE).start(NOW).orElseThrow().outcome());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("image.bin")),
        Files.readAllBytes(folder.resolve("device/slots/b/rootfs")));
    assertTrue(agent(device, DeviceState.IDLE).start(NOW).isEmpty());
  }

  @Test
  void theAgentWaitsWhileAPatientIsAttached() throws Exception {
    DeviceAgent agent = agent(device(), DeviceState.IN_USE);
    assertThrows(NotNowException.class, () -> agent.install(release, NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "manifest-flipped, SIGNATURE_INVALID",
    "clearance-gone, QUORUM_MISSING",
    "post-quantum-gone, FAMILY_MISSING",
    "entry-appended, UNLISTED_ENTRY",
    "chunk-flipped, CHUNK_CORRUPT"
  })
  void theAttackerGetsNothingIn(String attack, Reason expected) throws Exception {
    Path root = Files.write(folder.resolve("root-1.json"), factory.root().envelope());
    Attacker.main(new String[] {release.toString(), root.toString(), folder + "/attacks"});
    DeviceAgent agent = agent(device(), DeviceState.IDLE);
    Path package_ = folder.resolve("attacks/" + attack + ".cachet");
    PackageRefusedException refused =
        assertThrows(PackageRefusedException.class, () -> agent.install(package_, NOW));
    assertEquals(expected, refused.refusal().reason());
  }

  @Test
  void theGateStepSaysWhyItFails() throws Exception {
    Path strict =
        Files.writeString(
            folder.resolve("strict.json"),
            Files.readString(folder.resolve("policy.json")).replace("EXTENDED_CONTRACT", "WAIVED"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Path image = folder.resolve("image.bin");
    Path sbom = folder.resolve("sbom.json");
    assertTrue(
        SbomGate.run(folder.resolve("root"), folder.resolve("policy.json"), image, sbom, NOW, out));
    assertFalse(SbomGate.run(folder.resolve("root"), strict, image, sbom, NOW, out));
    assertTrue(
        said.toString(StandardCharsets.UTF_8).contains("2028-06-30"),
        said.toString(StandardCharsets.UTF_8));
  }

  private FolderDevice device() throws Exception {
    return FolderDevice.initialise(
        new FolderStorage(Files.createDirectories(folder.resolve("device"))),
        factory.deviceRecord(),
        factory.root().envelope(),
        Map.of("rootfs", 10_000_000L),
        new SecureRandom());
  }

  private static DeviceAgent agent(FolderDevice device, DeviceState state) {
    return new DeviceAgent(device, () -> state, () -> Health.HEALTHY);
  }
}
