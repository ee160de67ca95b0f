package dev.cachet.installation;

import dev.cachet.boot.FileBootLoader;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that installs one release that is healthy and one that is not, and says in which phase
 * it is, until it is killed.
 */
final class KilledDevice {
  /** What can be interrupted. */
  enum Phase {
    LOADER,
    RESUME,
    STAGE,
    SWITCH,
    CONFIRM,
    FALL_BACK,
    DONE
  }

  private final Storage storage;

  private KilledDevice(Storage storage) {
    this.storage = storage;
  }

  /**
   * Runs.
   *
   * @param arguments the folder of the device, a package, another package
   */
  public static void main(String[] arguments) throws Exception {
    KilledDevice device = new KilledDevice(new FolderStorage(Path.of(arguments[0])));
    device.install(Path.of(arguments[1]), true);
    device.install(Path.of(arguments[2]), false);
    say(Phase.DONE);
  }

  private static void say(Phase phase) {
    System.out.println(phase);
  }

  private void install(Path file, boolean healthy) throws Exception {
    SimulatedDevice device = start(Phase.RESUME);
    Resumption unused = device.resume();
    say(Phase.STAGE);
    StagedUpdate staged = device.stage(Files.readAllBytes(file));
    say(Phase.SWITCH);
    device.switchTo(staged);
    device = start(Phase.RESUME);
    Resumption trial = device.resume();
    if (healthy) {
      say(Phase.CONFIRM);
      Receipt receipt = device.confirm(trial.trial().orElseThrow());
      require(receipt.outcome(), InstallOutcome.CONFIRMED);
    } else {
      device = start(Phase.FALL_BACK);
      require(device.resume().receipt().orElseThrow().outcome(), InstallOutcome.FELL_BACK);
    }
  }

  private SimulatedDevice start(Phase next) throws Exception {
    say(Phase.LOADER);
    String unused = new FileBootLoader(storage).start();
    say(next);
    return SimulatedDevice.reopen(storage);
  }

  private static void require(InstallOutcome found, InstallOutcome expected) throws IOException {
    if (found != expected) {
      throw new IOException("the update " + found);
    }
  }
}
