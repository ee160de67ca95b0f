package dev.cachet.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.device.FactoryRecord;
import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.TestRoots;
import java.time.Instant;
import org.junit.jupiter.api.function.Executable;

/** A device of the tests, from its first start on. */
public abstract class MemoryScenario {
  static final TestRoots ROOT = TestRoots.classical();
  static final TestRoots ROOT_2 = ROOT.next().issued(Instant.parse("2026-05-01T00:00:00Z"));
  protected static final FactoryRecord FACTORY = TestFactory.record(ROOT.sha256());
  protected static final Sha256 PACKAGE = Sha256.of(new byte[] {1});
  static final String A = "memory/generation-a";
  protected static final String B = "memory/generation-b";

  protected final SimulatedStorage storage = new SimulatedStorage();

  protected DeviceMemory initialise() throws Exception {
    return DeviceMemory.initialise(storage, FACTORY, ROOT.envelope(), "a", 400);
  }

  DeviceMemory open() throws Exception {
    return DeviceMemory.open(storage, FACTORY);
  }

  static void assertRefused(Reason reason, Executable step) {
    PackageRefusedException refused = assertThrows(PackageRefusedException.class, step);
    assertEquals(reason, refused.refusal().reason(), refused.getMessage());
  }
}
