package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditCondition;
import dev.cachet.memory.MemoryState;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The process dies before an operation and is started again, which reads what may be in the cache
 * of the operating system only; then the power goes while it works on. The default is a sample by
 * seed; {@code -Dcachet.powercuts=all} tries every pair within {@link #WINDOW} operations.
 */
class ProcessDeathTest {
  private static final byte[] PACKAGE = SimulatedDevice.release().bytes();
  private static final long SEED = 20261130;
  private static final int SAMPLE = 1_500;
  private static final int WINDOW = 25;

  private final SimulatedStorage factory = new SimulatedStorage();
  private long recoveries;

  private static void scenario(SimulatedStorage disk) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(disk);
    device.resume();
    device.switchTo(device.stage(PACKAGE));
    device = SimulatedDevice.start(disk);
    device.confirm(device.resume().trial().orElseThrow());
  }

  @DisplayName("A46: the process dies, starts again, and then the power goes")
  @Test
  void convergesAfterADeathAndACut() throws Exception {
    SimulatedDevice.make(factory);
    SimulatedStorage whole = factory.copy();
    scenario(whole);
    int operations = whole.operations();
    boolean all = "all".equals(System.getProperty("cachet.powercuts"));
    Random random = new Random(SEED);
    for (int death = 0; all ? death < operations : recoveries < SAMPLE; death++) {
      SimulatedStorage disk = afterDeathBefore(all ? death : random.nextInt(operations));
      int restarted = disk.operations();
      workOn(disk);
      int last = Math.min(disk.operations(), restarted + WINDOW);
      if (all) {
        for (int cut = restarted; cut <= last; cut++) {
          cut(disk, cut);
        }
      } else {
        cut(disk, restarted + random.nextInt(last - restarted + 1));
      }
    }
    System.out.println(
        "process death, then power cut: "
            + (all ? "all of " + operations + " points" : "seed " + SEED)
            + ", "
            + recoveries
            + " recoveries");
    assertTrue(recoveries >= SAMPLE, "only " + recoveries);
  }

  private SimulatedStorage afterDeathBefore(int operation) {
    SimulatedStorage disk = factory.copy();
    disk.failAfter(operation);
    try {
      scenario(disk);
    } catch (Exception e) {
      // The process is dead; what it wrote is in the cache.
      assertTrue(e instanceof IOException, e.toString());
    }
    disk.failAfter(Integer.MAX_VALUE);
    return disk;
  }

  /** Started again in the same boot, and restarted as it asks for. */
  private static void workOn(SimulatedStorage disk) throws Exception {
    // What died before it was told which slot runs is the loader; the device starts anew.
    SimulatedDevice device =
        disk.exists("boot/running") ? SimulatedDevice.reopen(disk) : SimulatedDevice.start(disk);
    for (int start = 0; start < 6; start++) {
      if (step(device)) {
        return;
      }
      device = SimulatedDevice.start(disk);
    }
    throw new AssertionError("does not converge after the death of the process");
  }

  private void cut(SimulatedStorage disk, int operation) {
    List<SimulatedStorage> left = new ArrayList<>();
    disk.afterCutBefore(operation, left::add);
    for (SimulatedStorage after : left) {
      recoveries++;
      try {
        assertRecovers(after);
      } catch (Exception e) {
        throw new AssertionError("cut before operation " + operation, e);
      }
    }
  }

  private static void assertRecovers(SimulatedStorage disk) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(disk);
    long floor = device.memory.state().floor();
    byte[] image = device.running();
    boolean old = Arrays.equals(OLD, image);
    assertTrue(old || Arrays.equals(NEW, image), "neither old nor new runs");
    assertTrue(!old || floor == 0, "the floor was raised while the old release runs");
    for (int start = 0; !step(device); start++) {
      assertTrue(start < 6, "does not converge");
      device = SimulatedDevice.start(disk);
    }
    device = SimulatedDevice.start(disk);
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    MemoryState memory = device.memory.state();
    assertEquals(410, memory.floor());
    assertEquals(Optional.empty(), memory.pending());
    assertEquals(AuditCondition.COMPLETE, memory.audit().condition());
    String log = new String(disk.read("audit/log.jsonl", 1 << 20), StandardCharsets.UTF_8);
    assertTrue(!log.contains("AUDIT_TRUNCATED") && !log.contains("MEMORY_BEHIND"), log);
    String receipt = String.format("%010d.jwt", memory.installSeq());
    assertTrue(disk.list("receipts").contains(receipt), "no receipt of the last installation");
  }

  private static boolean step(SimulatedDevice device) throws Exception {
    Resumption resumed = device.resume();
    switch (resumed.situation()) {
      case ON_TRIAL -> {
        device.confirm(resumed.trial().orElseThrow());
        return true;
      }
      case CONFIRMED -> {
        return true;
      }
      case STAGED -> device.switchTo(resumed.staged().orElseThrow());
      case AWAITING_RESTART, UNKNOWN_TRIAL -> {
        return false;
      }
      default -> {
        if (Arrays.equals(NEW, device.running())) {
          return device.memory.state().floor() == 410;
        }
        device.switchTo(device.stage(PACKAGE));
      }
    }
    return false;
  }
}
