package dev.cachet.examples;

import static dev.cachet.examples.DeviceAgentProject.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditReview;
import dev.cachet.examples.DeviceAgentProject.Said;
import dev.cachet.installation.FolderDevice;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.jose.DeviceKey;
import dev.cachet.policy.GatePolicy;
import dev.cachet.statement.Binding;
import dev.cachet.statement.GrantClaims;
import dev.cachet.statement.Party;
import dev.cachet.statement.StatementRequest;
import dev.cachet.statement.Validity;
import dev.cachet.storage.FolderStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project device-agent: what an operator of it sees. */
class DeviceAgentTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** More than the heap of the agent. */
  private static final int LARGE = 40 << 20;

  @TempDir static Path classes;
  private static DeviceAgentProject agent;

  @TempDir Path folder;
  private final Factory factory = new Factory();
  private Path stick;
  private Path device;
  private Path settings;

  @BeforeAll
  static void compile() throws Exception {
    agent = DeviceAgentProject.compiledInto(classes);
  }

  @BeforeEach
  void provision() throws Exception {
    factory.write(folder);
    stick = Files.createDirectory(folder.resolve("stick"));
    device = Files.createDirectory(folder.resolve("device"));
    FolderDevice made =
        FolderDevice.initialise(
            new FolderStorage(device),
            factory.deviceRecord(),
            factory.root().envelope(),
            Map.of("rootfs", 64L << 20),
            new SecureRandom());
    assertEquals("a", made.bootSwitch().state().running());
    settings = settings("none", "true");
  }

  private Path settings(String agreement, String health) throws Exception {
    return Files.writeString(
        folder.resolve("agent.properties"),
        """
        device = %1$s/device
        stick = %1$s/stick
        agreement = %2$s
        clock = none
        poll = PT0.05S
        idle = test ! -e %1$s/busy
        health = %3$s
        health.deadline = PT20S
        restart = touch %1$s/restart
        """
            .formatted(folder, agreement, health));
  }

  private Path release(String name) throws Exception {
    Path out = folder.resolve(name);
    new BuildPipeline(GatePolicy.read(folder.resolve("policy.json")), factory.root())
        .release(
            folder.resolve("root"),
            folder.resolve("pack.json"),
            factory.signers(),
            NOW,
            folder.resolve("unsigned"),
            out);
    return out;
  }

  /** As a person does: whole or not at all. */
  private void bring(Path file, String name) throws Exception {
    Files.createDirectories(stick.resolve(name).getParent());
    Path part = Files.copy(file, folder.resolve("part"));
    Files.move(part, stick.resolve(name));
  }

  private Path outbox() throws Exception {
    try (Stream<Path> files = Files.list(stick)) {
      return files.filter(file -> file.toString().contains("/cachet-")).findFirst().orElseThrow();
    }
  }

  private boolean given(String file) throws Exception {
    try (Stream<Path> files = Files.list(stick)) {
      return files.filter(Files::isDirectory).anyMatch(out -> Files.exists(out.resolve(file)));
    }
  }

  /** The device restarts: what the agent asked for is done, and the loader picks a slot. */
  private String restart() throws Exception {
    Files.delete(folder.resolve("restart"));
    return FolderDevice.view(new FolderStorage(device)).loader().start();
  }

  private byte[] grant(StatementRequest asked) throws Exception {
    GrantClaims claims =
        new GrantClaims(
            asked.manufacturer(),
            "post-3",
            asked.device(),
            "grant-for-test",
            null,
            new Validity(null, Instant.parse("2027-01-01T00:00:00Z")),
            asked.binding(),
            Party.SERVICE,
            asked.packageId());
    UnsignedStatement draft = UnsignedStatement.of(claims, folder.resolve("grant-draft"));
    Path signed = draft.sign(factory.grantDesk());
    assertTrue(Files.exists(signed));
    return draft.sealCompact();
  }

  private void requireCompleteEvidence() throws Exception {
    DeviceKey key = DeviceKey.read(Files.readAllBytes(device.resolve("factory/receipt-key.p8")));
    AuditReview review = AuditReview.of(new FolderStorage(outbox()), key.publicKey());
    assertEquals(AuditReview.Verdict.COMPLETE, review.verdict(), review.lines().toString());
  }

  /** Offer, request, grant, installation, restart, confirmation, each in 32 MiB of heap. */
  @Test
  void installsWhatWasAgreedToAsAProcessOfThirtyTwoMegabytes() throws Exception {
    byte[] image = new byte[LARGE];
    new Random(16).nextBytes(image);
    Arrays.fill(image, LARGE / 2, LARGE, (byte) 7);
    Files.write(folder.resolve("image.bin"), image);
    settings = settings("one", "true");
    Path said = folder.resolve("said");
    Process first = agent.start(settings, said);
    bring(release("release.cachet"), "release.cachet");
    await(() -> given("request/request.json") || !first.isAlive(), "request");
    assertTrue(first.isAlive(), Files.readString(said));
    StatementRequest asked =
        StatementRequest.read(Files.readAllBytes(outbox().resolve("request/request.json")));
    assertEquals(Binding.toSeq(1), asked.binding());

    Said second = agent.run(settings);
    assertEquals(5, second.exit(), second.toString());
    assertTrue(second.err().startsWith("another program works on this device"), second.err());

    bring(Files.write(folder.resolve("grant"), grant(asked)), "grants/grant.jwt");
    assertTrue(first.waitFor(120, TimeUnit.SECONDS), Files.readString(said));
    assertEquals(0, first.exitValue(), Files.readString(said));
    assertEquals("b", restart());

    Process after = agent.start(settings, said);
    await(() -> given("receipts/0000000001.jwt") || !after.isAlive(), "receipt");
    assertTrue(Files.readString(said).contains("update 1: CONFIRMED"), Files.readString(said));
    after.destroy();
    assertTrue(after.waitFor(60, TimeUnit.SECONDS));
    requireCompleteEvidence();
    assertArrayEquals(image, Files.readAllBytes(device.resolve("slots/b/rootfs")));
    assertEquals("b", FolderDevice.view(new FolderStorage(device)).loader().start());
  }

  @Test
  void fallsBackFromAnUpdateThatIsNotHealthy() throws Exception {
    settings = settings("none", "false");
    bring(release("release.cachet"), "release.cachet");
    assertEquals(0, agent.run(settings).exit());
    assertEquals("b", restart());

    Said trial = agent.run(settings);
    assertEquals(0, trial.exit(), trial.toString());
    assertTrue(trial.out().contains("refused: UNHEALTHY"), trial.out());
    assertEquals("a", restart());

    Files.delete(stick.resolve("release.cachet"));
    Said back = during(() -> await(() -> given("receipts/0000000001.jwt"), "receipt"));
    assertEquals(0, back.exit(), back.toString());
    assertTrue(back.out().contains("update 1: FELL_BACK"), back.out());
    requireCompleteEvidence();
    assertEquals(
        Set.of("b"),
        FolderDevice.view(new FolderStorage(device)).bootSwitch().state().unbootable());
  }

  /** The agent watches while something is done, and is then told to stop. */
  private Said during(Step step) throws Exception {
    DeviceAgentProject.Run run = agent.begin(settings);
    try {
      step.run();
    } finally {
      run.stop();
    }
    return run.said();
  }

  /** Something that is done beside the agent. */
  interface Step {
    void run() throws Exception;
  }

  @Test
  void takesNothingFromAStickFullOfTrapsButTheOneRelease() throws Exception {
    Path release = release("release.cachet");
    Path root = Files.write(folder.resolve("root-1.json"), factory.root().envelope());
    Attacker.main(new String[] {release.toString(), root.toString(), folder + "/attacks"});
    Files.createDirectory(stick.resolve("a.cachet"));
    Files.createSymbolicLink(stick.resolve("b.cachet"), Path.of("/dev/zero"));
    assertEquals(0, new ProcessBuilder("mkfifo", stick + "/c.cachet").start().waitFor());
    Files.write(stick.resolve("d.cachet"), new byte[100]);
    for (String attack : new String[] {"manifest-flipped", "entry-appended", "chunk-flipped"}) {
      bring(folder.resolve("attacks/" + attack + ".cachet"), "e-" + attack + ".cachet");
    }
    Files.createDirectory(stick.resolve("grants"));
    Files.write(stick.resolve("grants/rubbish.jwt"), new byte[3]);
    bring(release, "z.cachet");
    Said said = agent.run(settings);
    assertEquals(0, said.exit(), said.toString());
    String refusals = Files.readString(outbox().resolve("refusals/refusals.txt"));
    assertEquals(4, refusals.lines().count(), refusals);
    for (String code :
        new String[] {"SIGNATURE_INVALID", "UNLISTED_ENTRY", "CHUNK_CORRUPT", "d.cachet"}) {
      assertTrue(refusals.contains(code), refusals);
    }
    assertEquals("b", restart());
  }

  @Test
  void waitsWhileTheDeviceIsInUse() throws Exception {
    Files.createFile(folder.resolve("busy"));
    bring(release("release.cachet"), "release.cachet");
    DeviceAgentProject.Run run = agent.begin(settings);
    Thread.sleep(300);
    assertFalse(Files.exists(folder.resolve("restart")));
    Files.delete(folder.resolve("busy"));
    Said done = run.said();
    assertEquals(0, done.exit(), done.toString());
    assertEquals(
        1,
        done.out().lines().filter(line -> line.contains("the device is in use")).count(),
        done.out());
    assertEquals("b", restart());
  }

  /** A place on the stick that leads elsewhere is not written to, and keeps no update away. */
  @Test
  void writesThroughNoLinkOfTheStick() throws Exception {
    Said looked = during(() -> await(() -> given("."), "place on the stick"));
    assertEquals(0, looked.exit());
    Path out = outbox();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(out, elsewhere);
    bring(release("release.cachet"), "release.cachet");
    Said said = agent.run(settings);
    assertEquals(0, said.exit(), said.toString());
    assertTrue(said.out().contains("is a link"), said.out());
    assertArrayEquals(new String[0], elsewhere.toFile().list());
    assertEquals("b", restart());
  }

  @ParameterizedTest
  @CsvSource({
    "poll = PT0.05S, poll = soon, 'poll'",
    "clock = none, clock = mine, 'clock'",
    "agreement = none, agreement = some, 'agreement'",
    "clock = none, colour = red, 'unknown: colour'",
    "restart = touch, # touch, 'restart'",
    "/device, /nothing, 'device'"
  })
  void saysWhichSettingIsWrong(String from, String to, String named) throws Exception {
    Files.writeString(settings, Files.readString(settings).replace(from, to));
    Said said = agent.run(settings);
    assertEquals(2, said.exit(), said.toString());
    assertTrue(said.err().contains(named), said.err());
  }

  @Test
  void saysThatThereIsNoDeviceThatCanBeRead() throws Exception {
    Path file = device.resolve("factory/record.json");
    byte[] record = Files.readAllBytes(file);
    Files.delete(file);
    assertEquals(3, agent.run(settings).exit());
    Files.write(file, record);
    for (String name : new String[] {"memory/generation-a", "memory/generation-b"}) {
      Files.write(device.resolve(name), new byte[] {1});
    }
    Said lost = agent.run(settings);
    assertEquals(1, lost.exit(), lost.toString());
    assertTrue(lost.err().contains("STATE_LOST"), lost.err());
    assertEquals(Optional.empty(), lost.out().lines().findFirst());
  }
}
