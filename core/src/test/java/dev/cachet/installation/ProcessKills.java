package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditReview;
import dev.cachet.boot.FileBootLoader;
import dev.cachet.golden.SampleBytes;
import dev.cachet.installation.KilledDevice.Phase;
import dev.cachet.memory.MemoryState;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.Storage;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process on a real file system, killed with SIGKILL at 200 moments, at least 20 in each phase.
 * Run by a profile (docs/device-memory.md, section 10).
 */
class ProcessKills {
  private static final int MOMENTS = 200;
  private static final int EACH = 20;

  /** A kill can miss its phase, but not for ever. */
  private static final int ATTEMPTS = 4 * MOMENTS;

  private static final long SEED = Long.getLong("cachet.kills.seed", 16);

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final Map<Phase, Integer> killed = new EnumMap<>(Phase.class);
  private final Map<Phase, Long> lasts = new EnumMap<>(Phase.class);
  private Storage storage;
  private long counter = SimulatedDevice.SHIPPED_COUNTER;
  private long floor;

  @Test
  void theOldOrTheNewSystemRunsAndTheNextGoodUpdateInstalls() throws Exception {
    storage = new FolderStorage(Files.createDirectory(folder.resolve("device")));
    SimulatedDevice.make(storage);
    int moments = 0;
    for (int attempt = 0; moments < MOMENTS || !enoughOfEach(); attempt++) {
      assertTrue(attempt < ATTEMPTS, "phases that are too short to be met: " + killed);
      Phase phase = kill();
      if (phase != Phase.DONE) {
        killed.merge(phase, 1, Integer::sum);
        moments++;
      }
      requireWholeSystem();
      recover();
      installNext();
    }
    AuditReview review = AuditReview.of(storage, SimulatedDevice.KEY.publicKey());
    assertEquals(AuditReview.Verdict.COMPLETE, review.verdict(), review.lines().toString());
    System.out.println(
        "seed %d, %s on %s: %d processes killed, %s; %d receipts, floor %d"
            .formatted(
                SEED,
                folder,
                Files.getFileStore(folder).type(),
                moments,
                killed,
                review.receipts(),
                floor));
  }

  private boolean enoughOfEach() {
    return Stream.of(Phase.values())
        .allMatch(phase -> phase == Phase.DONE || killed.getOrDefault(phase, 0) >= EACH);
  }

  /** Kills a process while it is in the phase that was met least; gives the one that was met. */
  private Phase kill() throws Exception {
    Phase wanted =
        Stream.of(Phase.values())
            .filter(phase -> phase != Phase.DONE)
            .min(Comparator.comparingInt(phase -> killed.getOrDefault(phase, 0)))
            .orElseThrow();
    int occurrence = wanted == Phase.LOADER || wanted == Phase.RESUME ? 1 + random.nextInt(3) : 1;
    Process process = start(release(), release());
    Phase last = Phase.LOADER;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      long began = System.nanoTime();
      int met = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long now = System.nanoTime();
        lasts.merge(last, now - began, (before, after) -> (3 * before + after) / 4);
        began = now;
        last = Phase.valueOf(line);
        if (last == wanted && ++met == occurrence) {
          // Not by the process: that would close the pipe with what it said last.
          long most = lasts.getOrDefault(wanted, 20_000_000L);
          TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * most));
          boolean unused = process.toHandle().destroyForcibly();
        }
      }
    }
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertTrue(
        process.exitValue() == 137 || last == Phase.DONE, "the process died by itself in " + last);
    return last;
  }

  private Path release() throws Exception {
    counter++;
    return Files.write(
        folder.resolve("package-" + counter % 2),
        SimulatedDevice.release("4." + counter, counter, counter - 1, SimulatedImages.of(counter))
            .bytes());
  }

  private Process start(Path healthy, Path unhealthy) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledDevice.class.getName(),
            storageFolder(),
            healthy.toString(),
            unhealthy.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String storageFolder() {
    return folder.resolve("device").toString();
  }

  /** The process starts again in the same boot, or the machine does. */
  private void requireWholeSystem() throws Exception {
    if (random.nextBoolean()) {
      String unused = new FileBootLoader(storage).start();
    }
    SimulatedDevice device = SimulatedDevice.reopen(storage);
    MemoryState state = device.memory.state();
    long runs = state.slot(device.bootSwitch.state().running()).counter();
    assertArrayEquals(SimulatedImages.of(runs), device.running(), "release " + runs);
    assertTrue(state.floor() >= floor, "floor " + state.floor() + " after " + floor);
    assertTrue(state.floor() <= runs, "floor " + state.floor() + " over what runs, " + runs);
    floor = state.floor();
  }

  private void recover() throws Exception {
    for (int start = 0; start < 6; start++) {
      SimulatedDevice device = SimulatedDevice.reopen(storage);
      Resumption found = device.resume();
      switch (found.situation()) {
        case ON_TRIAL -> {
          Receipt unused = device.confirm(found.trial().orElseThrow());
        }
        case STAGED -> {
          device.switchTo(found.staged().orElseThrow());
          String unused = new FileBootLoader(storage).start();
        }
        case AWAITING_RESTART -> {
          String unused = new FileBootLoader(storage).start();
        }
        default -> {
          return;
        }
      }
    }
    throw new AssertionError("does not come to rest");
  }

  private void installNext() throws Exception {
    byte[] bytes = Files.readAllBytes(release());
    SimulatedDevice device = SimulatedDevice.reopen(storage);
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    device.switchTo(device.stage(bytes));
    device = SimulatedDevice.start(storage);
    Receipt receipt = device.confirm(device.resume().trial().orElseThrow());
    assertEquals(InstallOutcome.CONFIRMED, receipt.outcome());
    assertArrayEquals(SimulatedImages.of(counter), device.running());
    assertEquals(counter - 1, device.memory.state().floor());
    floor = counter - 1;
  }

  /** The image of each release, told from all others by its length and bytes. */
  private static final class SimulatedImages {
    private SimulatedImages() {}

    static byte[] of(long counter) {
      return counter == SimulatedDevice.SHIPPED_COUNTER
          ? SimulatedDevice.OLD
          : SampleBytes.mixed(40_000 + (int) (counter % 50_000));
    }
  }
}
