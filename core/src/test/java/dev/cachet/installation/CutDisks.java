package dev.cachet.installation;

import dev.cachet.boot.SimulatedLoader;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.UpdateStory.Promise;
import dev.cachet.storage.SimulatedStorage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The disks that power cuts leave, each of them once: many cuts leave the same bytes, and what a
 * device does next depends on nothing else.
 */
final class CutDisks {
  /** A disk to recover. */
  @FunctionalInterface
  interface Disk {
    void assertRecovers();
  }

  /** A disk, with a promise for the update that it was cut off in. */
  record Left(SimulatedLoader loader, SimulatedStorage disk, Promise promise, String cut)
      implements Disk {
    @Override
    public void assertRecovers() {
      try {
        Recovery.assertRecovers(loader, disk.copy(), promise);
      } catch (Exception | AssertionError e) {
        throw new AssertionError(loader + ", " + cut, e);
      }
    }

    /** During recovery the update may be installed that was not switched to before. */
    Promise afterRecovery() {
      return new Promise(false, promise.oldMayRun(), true, promise.rootAtLeast());
    }
  }

  private record Key(SimulatedLoader loader, Sha256 disk, Promise promise) {}

  private final Set<Key> known = new HashSet<>();
  private final List<Left> left = new ArrayList<>();
  private long outcomes;

  void add(SimulatedLoader loader, SimulatedStorage disk, Promise promise, String cut) {
    outcomes++;
    if (known.add(new Key(loader, disk.fingerprint(), promise))) {
      left.add(new Left(loader, disk, promise, cut));
    }
  }

  /** How many outcomes there were, the same ones counted as often as they came. */
  long outcomes() {
    return outcomes;
  }

  List<Left> left() {
    return List.copyOf(left);
  }

  List<Left> sample(Random random, int size) {
    List<Left> shuffled = new ArrayList<>(left);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(size, shuffled.size()));
  }

  /** Recovers each of them. */
  static void assertRecover(List<? extends Disk> disks, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> recoveries = new ArrayList<>();
      for (Disk disk : disks) {
        recoveries.add(
            () -> {
              disk.assertRecovers();
              return null;
            });
      }
      for (Future<Void> recovery : pool.invokeAll(recoveries)) {
        recovery.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
