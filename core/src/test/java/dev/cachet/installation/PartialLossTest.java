package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.memory.DeviceMemory;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A device that lost a part of its files is never a new device: every old grant would be good. */
class PartialLossTest extends InstallationScenario {
  private static final List<String> FOLDERS =
      List.of("memory", "audit", "receipts", "kept/b", "roots", "root-copies", "factory-mark");

  /** Every way to lose some of the folders and the memory with them, and to keep one at least. */
  @Test
  void isNoNewDeviceWhateverFolderIsLeft() throws Exception {
    install(SimulatedDevice.release());
    for (int lost = 1; lost < (1 << FOLDERS.size()) - 1; lost += 2) {
      SimulatedStorage rest = storage.copy();
      List<String> gone = new ArrayList<>();
      for (int folder = 0; folder < FOLDERS.size(); folder++) {
        if ((lost >> folder & 1) == 1) {
          gone.add(FOLDERS.get(folder));
          lose(rest, FOLDERS.get(folder));
        }
      }
      assertRefused(Reason.STATE_LOST, () -> initialise(rest));
      assertTrue(rest.list("memory").isEmpty(), "memory was made although " + gone + " were lost");
    }
  }

  @Test
  void isNoNewDeviceIfItsMemoryIsFromALibraryWithoutTheMark() throws Exception {
    lose(storage, "factory-mark");
    assertEquals(List.of(), storage.list("factory-mark"));
    restart();
    assertEquals(List.of("state"), storage.list("factory-mark"));
    for (String folder : FOLDERS.subList(0, FOLDERS.size() - 1)) {
      lose(storage, folder);
    }
    assertRefused(Reason.STATE_LOST, () -> initialise(storage));
  }

  @Test
  void takesADamagedMarkForThatOfADevice() throws Exception {
    for (byte[] mark : List.of(new byte[0], new byte[10])) {
      SimulatedStorage folder = new SimulatedStorage();
      folder.damage("factory-mark/state", mark);
      assertRefused(Reason.STATE_LOST, () -> initialise(folder));
    }
  }

  @Test
  void repairsADamagedMark() throws Exception {
    byte[] mark = storage.read("factory-mark/state", 64);
    storage.damage("factory-mark/state", new byte[0]);
    restart();
    assertEquals(new String(mark, StandardCharsets.US_ASCII), mark());
  }

  private String mark() throws IOException {
    return new String(storage.read("factory-mark/state", 64), StandardCharsets.US_ASCII);
  }

  /** The factory may repeat what was cut off, at every point of it, until a memory was made. */
  @Test
  void isMadeInAFolderWhereMakingItWasCutOff() throws Exception {
    SimulatedStorage factory = new SimulatedStorage();
    initialise(factory);
    int[] made = new int[2];
    for (int cut = 0; cut <= factory.operations(); cut++) {
      factory.afterCutBefore(
          cut,
          disk -> {
            try {
              boolean whole = disk.list("memory").contains("generation-a");
              made[whole ? 1 : 0]++;
              if (!whole) {
                initialise(disk);
              }
              assertEquals(0, DeviceMemory.open(disk, SimulatedDevice.FACTORY).state().floor());
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
    }
    assertTrue(made[0] > 10 && made[1] > 0, made[0] + " cut off, " + made[1] + " made");
  }

  private static void lose(SimulatedStorage disk, String folder) {
    for (String name : disk.list(folder)) {
      disk.lose(folder + "/" + name);
    }
  }

  private static void initialise(SimulatedStorage folder) throws Exception {
    DeviceMemory.initialise(
        folder, SimulatedDevice.FACTORY, SimulatedDevice.ROOT.envelope(), "a", 400);
  }
}
