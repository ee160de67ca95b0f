package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.KEY;
import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static dev.cachet.installation.StatementDesk.id;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditReview;
import dev.cachet.boot.SimulatedLoader;
import dev.cachet.golden.PackageFixture;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.Binding;
import dev.cachet.statement.DowngradeClaims;
import dev.cachet.statement.TestStatements;
import dev.cachet.storage.SimulatedStorage;
import java.util.Arrays;

/** What happens to a device that was in use for a while, and what a power cut in it must leave. */
enum AgedStory {
  /** A release below the floor is installed by a downgrade that counts once. */
  DOWNGRADE {
    @Override
    SimulatedStorage before() throws Exception {
      SimulatedStorage disk = factory();
      Recovery.converge(LOADER, disk);
      return disk.copy();
    }

    @Override
    void act(SimulatedStorage disk) throws Exception {
      SimulatedDevice device = SimulatedDevice.reopen(disk);
      device.switchTo(StatementDesk.downgrade(device, BACK, permit(device)));
      SimulatedDevice restarted = SimulatedDevice.start(disk);
      Receipt unused = restarted.confirm(restarted.resume().trial().orElseThrow());
    }

    @Override
    void goOn(SimulatedStorage disk) throws Exception {
      Recovery.converge(SimulatedDevice.reopen(disk), disk, OLD, AgedStory::offerBack);
    }

    @Override
    void assertRecovers(SimulatedStorage disk, boolean done, boolean further) throws Exception {
      assertEquals(Recovery.NEW_FLOOR, MemoryObserver.read(disk).floor(), "the floor moved");
      byte[] runs = SimulatedDevice.start(disk.copy()).running();
      assertTrue(Arrays.equals(OLD, runs) || (!done && Arrays.equals(NEW, runs)), "neither runs");
      Recovery.converge(SimulatedDevice.start(disk), disk, OLD, AgedStory::offerBack);
      SimulatedDevice device = SimulatedDevice.start(disk);
      assertArrayEquals(OLD, device.running());
      assertEquals(Recovery.NEW_FLOOR, MemoryObserver.read(disk).floor(), "the floor moved");
      if (!further) {
        return;
      }
      assertNextInstalls(disk, release("4.3", 430, 420, NEW), 420);
      // The first one was spent in the write that began the update, or by a later number.
      byte[] first = TestStatements.downgrade(claims(2));
      SimulatedDevice later = SimulatedDevice.start(disk);
      assertThrows(
          PackageRefusedException.class, () -> StatementDesk.downgrade(later, BACK, first));
    }
  },

  /** An update is installed while the log is full: it is sealed and goes on. */
  LOG_ROTATION {
    @Override
    SimulatedStorage before() throws Exception {
      SimulatedStorage disk = factory();
      SimulatedDevice device = SimulatedDevice.reopen(disk);
      PruningTest.fillLog(disk, device.memory);
      return disk.copy();
    }

    @Override
    void act(SimulatedStorage disk) throws Exception {
      SimulatedDevice device = SimulatedDevice.reopen(disk);
      device.switchTo(device.stage(UpdateStory.PACKAGE));
      SimulatedDevice restarted = SimulatedDevice.start(disk);
      Receipt unused = restarted.confirm(restarted.resume().trial().orElseThrow());
      assertEquals(1, PruningTest.segments(disk).size());
    }

    @Override
    void goOn(SimulatedStorage disk) throws Exception {
      Recovery.converge(SimulatedDevice.reopen(disk), disk, NEW, Recovery.UPDATE);
    }

    @Override
    void assertRecovers(SimulatedStorage disk, boolean done, boolean further) throws Exception {
      Recovery.assertRecovers(LOADER, disk, promise(done));
      assertEquals(1, PruningTest.segments(disk).size());
      if (further) {
        assertNextInstalls(disk, release("4.3", 430, 420, OLD), 420);
      }
    }
  },

  /** A trial is confirmed, and the oldest parts of the log and receipts are given up. */
  PRUNING {
    @Override
    SimulatedStorage before() throws Exception {
      SimulatedStorage disk = factory();
      SimulatedDevice device = SimulatedDevice.reopen(disk);
      PruningTest.addLines(disk, device.memory, Pruning.SEGMENTS + 1);
      PruningTest.addReceipts(disk, device.memory, RECEIPTS, EVERY);
      device.switchTo(device.stage(UpdateStory.PACKAGE));
      SimulatedDevice restarted = SimulatedDevice.start(disk);
      Resumption unused = restarted.resume();
      return disk.copy();
    }

    @Override
    void act(SimulatedStorage disk) throws Exception {
      SimulatedDevice device = SimulatedDevice.reopen(disk);
      Receipt unused = device.confirm(device.resume().trial().orElseThrow());
    }

    @Override
    void goOn(SimulatedStorage disk) throws Exception {
      Recovery.converge(SimulatedDevice.reopen(disk), disk, NEW, Recovery.UPDATE);
    }

    @Override
    void assertRecovers(SimulatedStorage disk, boolean done, boolean further) throws Exception {
      Recovery.assertRecovers(LOADER, disk, promise(done));
      // What a cut kept from being given up is given up with the next one.
      assertNextInstalls(disk, release("4.3", 430, 420, OLD), 420);
      PruningTest.assertStated(disk, RECEIPTS, EVERY);
    }
  },

  /** Memory is lost and made again from what is proven. */
  REBUILD {
    @Override
    SimulatedStorage before() throws Exception {
      return MemoryRebuildTest.lost();
    }

    @Override
    void act(SimulatedStorage disk) throws Exception {
      DeviceMemory unused = MemoryRebuildTest.rebuild(disk);
      Resumption unusedToo = SimulatedDevice.start(disk).resume();
    }

    @Override
    void goOn(SimulatedStorage disk) throws Exception {
      MemoryRebuildTest.goOn(disk);
    }

    @Override
    void assertRecovers(SimulatedStorage disk, boolean done, boolean further) throws Exception {
      if (done || MemoryObserver.isThere(disk)) {
        assertEquals(425, MemoryObserver.read(disk).floor(), "the floor is lost");
      }
      MemoryRebuildTest.assertGoesOn(disk);
    }
  };

  private static final SimulatedLoader LOADER = SimulatedLoader.FILE;
  private static final PackageFixture BACK = release("4.0.5", 405, 400, OLD);
  private static final int RECEIPTS = 120;
  private static final int EVERY = 3;

  /** How many disks each build recovers; with many receipts, fewer: each has a signature. */
  int sample() {
    return this == PRUNING ? 12 : 50;
  }

  /** The disk from which the story begins; all of it is durable. */
  abstract SimulatedStorage before() throws Exception;

  /** The story, as it goes when nothing fails. */
  abstract void act(SimulatedStorage disk) throws Exception;

  /** What the device or service does after the death of the process, in the same boot. */
  abstract void goOn(SimulatedStorage disk) throws Exception;

  /**
   * Bootable, no floor raised early or lost, the log whole, and further updates are installed.
   *
   * @param done whether the story had ended before the power went
   * @param further whether the update after it is tried as well
   */
  abstract void assertRecovers(SimulatedStorage disk, boolean done, boolean further)
      throws Exception;

  private static SimulatedStorage factory() throws Exception {
    SimulatedStorage disk = new SimulatedStorage();
    SimulatedDevice.make(disk);
    SimulatedDevice unused = SimulatedDevice.start(disk);
    return disk;
  }

  private static UpdateStory.Promise promise(boolean done) {
    return new UpdateStory.Promise(false, !done, true, 1);
  }

  private static DowngradeClaims claims(long number) {
    return TestStatements.downgradeClaims(id(BACK), Recovery.NEW_FLOOR, Binding.toSeq(number));
  }

  private static byte[] permit(SimulatedDevice device) {
    return TestStatements.downgrade(claims(device.memory.state().installSeq() + 1));
  }

  /** By a permit of its own: that of an offer that was cut off is spent. */
  private static StagedUpdate offerBack(SimulatedDevice device) throws Exception {
    return StatementDesk.downgrade(device, BACK, permit(device));
  }

  private static void assertNextInstalls(SimulatedStorage disk, PackageFixture next, long floor)
      throws Exception {
    SimulatedDevice device = SimulatedDevice.reopen(disk);
    device.switchTo(device.stage(next));
    SimulatedDevice restarted = SimulatedDevice.start(disk);
    Receipt receipt = restarted.confirm(restarted.resume().trial().orElseThrow());
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
    assertEquals(floor, MemoryObserver.read(disk).floor());
    AuditReview review = AuditReview.of(disk, KEY.publicKey());
    assertEquals(AuditReview.Verdict.COMPLETE, review.verdict(), review.problems().toString());
  }
}
