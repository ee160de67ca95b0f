package dev.cachet.memory.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.MemoryScenario;
import dev.cachet.memory.MemoryState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The process dies in a write, the next one reads what is in the cache only, and power goes. */
class MemoryProcessDeathTest extends MemoryScenario {
  private static final SlotRecord BAD = SlotRecord.EMPTY.in(SlotState.BAD);

  private int recoveries;
  private int deaths;

  @Test
  void keepsOneWholeGenerationWhereverBothHappen() throws Exception {
    Pending pending = new Pending(PACKAGE, "b", 1, PendingStep.STAGED, 2);
    initialise().remember(now -> now.withFloorAtLeast(100).withPending(pending));
    for (int death = 0; death < 16; death++) {
      SimulatedStorage disk = storage.copy();
      // The file that is made again is the one whose name is not durable at first.
      disk.lose(B);
      disk.failAfter(death);
      try {
        DeviceMemory.open(disk, FACTORY).remember(now -> now.withSlot("b", BAD));
      } catch (IOException e) {
        deaths++;
      }
      disk.failAfter(Integer.MAX_VALUE);
      int restarted = disk.operations();
      // Shorter than what it is written over, so that the write is two operations.
      DeviceMemory.open(disk, FACTORY).remember(MemoryState::withoutPending);
      for (int cut = restarted; cut <= disk.operations(); cut++) {
        disk.afterCutBefore(cut, this::assertHasItsFloor);
      }
    }
    assertTrue(deaths > 1 && recoveries > 100, deaths + " deaths, " + recoveries);
  }

  private void assertHasItsFloor(SimulatedStorage disk) {
    recoveries++;
    try {
      assertEquals(100, DeviceMemory.open(disk, FACTORY).state().floor());
    } catch (IOException | PackageRefusedException e) {
      throw new AssertionError(e);
    }
  }
}
