package dev.cachet.installation;

import dev.cachet.boot.SimulatedLoader;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.trust.TestRoots;
import dev.cachet.trust.TrustChain;
import java.time.Instant;

/** What happens to a device from the factory on, and what a power cut in it must leave. */
enum UpdateStory {
  /** An update is installed, tried and confirmed. */
  INSTALL {
    @Override
    Marks run(SimulatedLoader loader, SimulatedStorage disk) throws Exception {
      int made = make(loader, disk);
      int switching = untilTrial(loader, disk);
      SimulatedDevice restarted = SimulatedDevice.start(loader, disk);
      restarted.confirm(restarted.resume().trial().orElseThrow());
      return new Marks(made, switching, disk.operations(), Integer.MAX_VALUE);
    }
  },

  /** The trial does not confirm itself; the loader falls back, and the device says so. */
  FALL_BACK {
    @Override
    Marks run(SimulatedLoader loader, SimulatedStorage disk) throws Exception {
      int made = make(loader, disk);
      int switching = untilTrial(loader, disk);
      Resumption trial = SimulatedDevice.start(loader, disk).resume();
      if (trial.situation() != Situation.ON_TRIAL) {
        throw new AssertionError(trial.situation());
      }
      Resumption back = SimulatedDevice.start(loader, disk).resume();
      if (back.situation() != Situation.FELL_BACK) {
        throw new AssertionError(back.situation());
      }
      return new Marks(made, switching, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
  },

  /** A newer trust root is accepted. */
  ROTATE_ROOT {
    @Override
    Marks run(SimulatedLoader loader, SimulatedStorage disk) throws Exception {
      int made = make(loader, disk);
      SimulatedDevice device = SimulatedDevice.start(loader, disk);
      device.resume();
      device.memory.accept(
          TrustChain.next(device.memory.current(), ROOT_2.envelope(SimulatedDevice.ROOT)));
      return new Marks(made, Integer.MAX_VALUE, Integer.MAX_VALUE, disk.operations());
    }
  };

  private static final TestRoots ROOT_2 =
      SimulatedDevice.ROOT.next().issued(Instant.parse("2026-05-01T00:00:00Z"));

  static final byte[] PACKAGE = SimulatedDevice.release().bytes();

  /** Numbers of operations after which a promise begins to hold. */
  record Marks(int made, int switching, int confirmed, int rotated) {
    Promise promise(int cut) {
      return new Promise(cut < made, cut < confirmed, cut > switching, cut >= rotated ? 2 : 1);
    }
  }

  /** What a device may run, and what it must still know, after the power went. */
  record Promise(boolean inFactory, boolean oldMayRun, boolean newMayRun, long rootAtLeast) {}

  abstract Marks run(SimulatedLoader loader, SimulatedStorage disk) throws Exception;

  private static int make(SimulatedLoader loader, SimulatedStorage disk) throws Exception {
    SimulatedDevice.make(loader, disk);
    return disk.operations();
  }

  private static int untilTrial(SimulatedLoader loader, SimulatedStorage disk) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(loader, disk);
    device.resume();
    StagedUpdate staged = device.stage(PACKAGE);
    int switching = disk.operations();
    device.switchTo(staged);
    return switching;
  }
}
