package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.OLD;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.golden.SampleBytes;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.BlockDevices;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.PartitionStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Media that fail, as the operating system has them: a file system without room, and block devices
 * that answer with an error. Run by a profile, as root (docs/device-memory.md, section 10).
 */
class MediaKills {
  private static final byte[] NEXT = SampleBytes.mixed(7000);

  @TempDir Path folder;
  private final Map<String, String> loops = new HashMap<>();

  private String shell(String script) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-eu", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(10, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), script + "\n" + text);
    return text.strip();
  }

  @Test
  void aFileSystemRunsFullAtEachOfTwentyLevels() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String said =
        shell(
            "mkdir disk; exec unshare -rm sh -eu -c 'mount -t tmpfs -o size=64m full disk; exec "
                + java
                + " -XX:TieredStopAtLevel=1 -cp "
                + System.getProperty("java.class.path")
                + " dev.cachet.installation.FullDiskRun disk'");
    System.out.println(said);
    assertEquals(
        20, said.lines().filter(line -> line.endsWith("the next installed")).count(), said);
    assertTrue(said.lines().filter(line -> line.contains(": full")).count() >= 15, said);
  }

  /**
   * A block device over a file; reads and writes fail while a file of its name and .bad is there.
   */
  private void attach(String name) throws Exception {
    String script =
        """
        touch %1$s.disk
        nbdfuse %1$s.disk --command nbdkit -s --exit-with-parent --filter=error file %1$s.img \\
          error-pread=EIO error-pread-rate=100%% error-pread-file="$PWD/%1$s.bad" \\
          error-pwrite=EIO error-pwrite-rate=100%% error-pwrite-file="$PWD/%1$s.bad" \\
          >/dev/null 2>&1 </dev/null &
        for i in $(seq 100); do test -s %1$s.disk && break; sleep 0.1; done
        losetup -f --show %1$s.disk
        """;
    loops.put(name, shell(script.formatted(name)));
  }

  /** Takes the caches of the operating system with it. */
  private void detach(String name) throws Exception {
    String loop = loops.remove(name);
    if (loop != null) {
      String unused = shell("losetup -d " + loop + "; sync; fusermount3 -u " + name + ".disk");
    }
  }

  @AfterEach
  void detachAll() throws Exception {
    for (String name : new String[] {"a", "b"}) {
      Files.deleteIfExists(folder.resolve(name + ".bad"));
      detach(name);
    }
  }

  private PartitionStorage open() throws IOException {
    return new PartitionStorage(
        new FolderStorage(folder.resolve("device")),
        Map.of(
            "slots/a/rootfs", Path.of(loops.get("a")), "slots/b/rootfs", Path.of(loops.get("b"))),
        BlockDevices.ofLinux());
  }

  private void provision() throws Exception {
    Path unused = Files.createDirectory(folder.resolve("device"));
    String made = shell("truncate -s 1M a.img b.img");
    assertEquals("", made);
    attach("a");
    attach("b");
    SimulatedDevice.make(open());
  }

  private void installNext() throws Exception {
    PartitionStorage storage = open();
    SimulatedDevice device = SimulatedDevice.start(storage);
    Resumption unused = device.resume();
    device.switchTo(device.stage(SimulatedDevice.release("4.3", 430, 420, NEXT)));
    device = SimulatedDevice.start(storage);
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
    assertArrayEquals(NEXT, device.running());
  }

  @Test
  void aPartitionCannotBeWritten() throws Exception {
    provision();
    Files.createFile(folder.resolve("b.bad"));
    SimulatedDevice device = SimulatedDevice.start(open());
    Resumption unused = device.resume();
    IOException failed =
        assertThrows(IOException.class, () -> device.stage(SimulatedDevice.release()));
    System.out.println("written: " + failed);
    assertArrayEquals(OLD, SimulatedDevice.start(open()).running());
    Files.delete(folder.resolve("b.bad"));
    detach("b");
    attach("b");
    installNext();
  }

  @Test
  void aStagedPartitionCannotBeRead() throws Exception {
    provision();
    SimulatedDevice device = SimulatedDevice.start(open());
    Resumption unused = device.resume();
    StagedUpdate staged = device.stage(SimulatedDevice.release());
    assertEquals("b", staged.slot());
    detach("b");
    attach("b");
    Files.createFile(folder.resolve("b.bad"));
    SimulatedDevice started = SimulatedDevice.start(open());
    assertEquals(Situation.STAGING_INTERRUPTED, started.resume().situation());
    assertArrayEquals(OLD, started.running());
    Files.delete(folder.resolve("b.bad"));
    detach("b");
    attach("b");
    installNext();
  }

  @Test
  void aPartitionOnTrialCannotBeRead() throws Exception {
    provision();
    SimulatedDevice device = SimulatedDevice.start(open());
    Resumption unused = device.resume();
    device.switchTo(device.stage(SimulatedDevice.release()));
    detach("b");
    attach("b");
    Files.createFile(folder.resolve("b.bad"));
    SimulatedDevice trial = SimulatedDevice.start(open());
    assertEquals("b", trial.bootSwitch.state().running());
    InstallationScenario.assertRefused(Reason.READBACK_MISMATCH, trial::resume);
    SimulatedDevice back = SimulatedDevice.start(open());
    assertEquals(Situation.FELL_BACK, back.resume().situation());
    assertArrayEquals(OLD, back.running());
    Files.delete(folder.resolve("b.bad"));
    detach("b");
    attach("b");
    installNext();
  }
}
