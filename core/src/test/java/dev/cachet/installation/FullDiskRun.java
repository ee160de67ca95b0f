package dev.cachet.installation;

import dev.cachet.golden.SampleBytes;
import dev.cachet.storage.FolderStorage;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** A device on a file system of its own, which is made smaller and larger again. */
final class FullDiskRun {
  private static final int LEVELS = 20;
  private static final long LARGE = 64 << 20;
  private static final byte[] NEXT = SampleBytes.noise(7000);

  private final Path mount;
  private final FileStore store;

  private FullDiskRun(Path mount) throws IOException {
    this.mount = mount;
    this.store = Files.getFileStore(mount);
  }

  /**
   * Runs, and prints one line for each level.
   *
   * @param arguments the mount point of a tmpfs that this process may mount again
   */
  public static void main(String[] arguments) throws Exception {
    FullDiskRun run = new FullDiskRun(Path.of(arguments[0]));
    byte[] release = SimulatedDevice.release().bytes();
    FolderStorage measured = run.fresh();
    long before = run.used();
    update(measured, release);
    long needed = run.used() - before;
    for (int level = 0; level < LEVELS; level++) {
      FolderStorage device = run.fresh();
      run.resize(run.used() + needed * level / LEVELS);
      System.out.println("level " + level + ": " + run.level(device, release));
    }
  }

  private String level(FolderStorage storage, byte[] release) throws Exception {
    String ended = "installed";
    try {
      update(storage, release);
    } catch (IOException e) {
      ended = "full";
    }
    SimulatedDevice started = SimulatedDevice.start(storage);
    byte[] running = started.running();
    boolean old = started.bootSwitch.state().running().equals("a");
    require(Arrays.equals(running, old ? SimulatedDevice.OLD : SimulatedDevice.NEW), "the image");
    resize(LARGE);
    update(storage, SimulatedDevice.release("4.3", 430, 420, NEXT).bytes());
    SimulatedDevice last = SimulatedDevice.reopen(storage);
    require(Arrays.equals(NEXT, last.running()), "the next image");
    require(last.memory.state().floor() == 420, "the floor");
    return ended + ", " + (old ? "the old system" : "the new system") + " ran, the next installed";
  }

  private FolderStorage fresh() throws Exception {
    resize(LARGE);
    Path device = mount.resolve("device");
    if (Files.exists(device)) {
      try (Stream<Path> files = Files.walk(device)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    FolderStorage storage = new FolderStorage(Files.createDirectory(device));
    SimulatedDevice.make(storage);
    Resumption unused = SimulatedDevice.start(storage).resume();
    return storage;
  }

  private static void update(FolderStorage storage, byte[] bytes) throws Exception {
    SimulatedDevice device = SimulatedDevice.start(storage);
    Resumption unused = device.resume();
    device.switchTo(device.stage(bytes));
    device = SimulatedDevice.start(storage);
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    require(receipt.outcome() == InstallOutcome.CONFIRMED, "the outcome");
  }

  private long used() throws IOException {
    return store.getTotalSpace() - store.getUnallocatedSpace();
  }

  private void resize(long bytes) throws Exception {
    Process process =
        new ProcessBuilder("mount", "-o", "remount,size=" + bytes, mount.toString())
            .inheritIO()
            .start();
    require(process.waitFor() == 0, "the size of the file system");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what + " is not what it should be");
    }
  }
}
