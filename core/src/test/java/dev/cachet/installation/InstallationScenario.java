package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.golden.PackageFixture;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.JsonObject;
import dev.cachet.memory.MemoryState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;

/** A device that came from the factory, and what most tests do with it. */
abstract class InstallationScenario {
  final SimulatedStorage storage = new SimulatedStorage();
  SimulatedDevice device;

  @BeforeEach
  void start() throws Exception {
    SimulatedDevice.make(storage);
    restart();
  }

  void restart() throws Exception {
    device = SimulatedDevice.start(storage);
  }

  MemoryState memory() {
    return device.memory.state();
  }

  static void assertRefused(Reason reason, Executable step) {
    PackageRefusedException refused = assertThrows(PackageRefusedException.class, step);
    assertEquals(reason, refused.refusal().reason(), refused.getMessage());
  }

  /** Of refused offers only their number is written, in two operations each time it has doubled. */
  void assertOnlyCounted(int refused, int before) {
    int doubled = Integer.SIZE - Integer.numberOfLeadingZeros(refused);
    assertEquals(before + 2 * doubled, storage.operations());
  }

  TrialUpdate installUntilTrial(PackageFixture fixture) throws Exception {
    device.switchTo(device.stage(fixture));
    restart();
    return device.resume().trial().orElseThrow();
  }

  Receipt install(PackageFixture fixture) throws Exception {
    TrialUpdate trial = installUntilTrial(fixture);
    return device.confirm(trial);
  }

  String audit() throws IOException {
    return new String(storage.read("audit/log.jsonl", 100_000), StandardCharsets.UTF_8);
  }

  void rotateReleaseKeys() throws Exception {
    TestRoots next = TestRoots.classical().next();
    TestRoots rotated =
        next.withoutKeys(Role.RELEASE)
            .key(Role.RELEASE, "release-9", TestKeys.ed25519("release-9"));
    device.memory.accept(TrustChain.next(device.memory.current(), rotated.envelope(ROOT)));
  }

  static JsonObject claims(Receipt receipt) throws PackageRefusedException {
    return ReceiptToken.read(receipt.token(), SimulatedDevice.KEY.publicKey()).claims();
  }
}
