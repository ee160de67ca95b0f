package dev.cachet.installation;

import dev.cachet.digest.Sha256;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** The disks that power cuts leave in one {@link AgedStory}, each of them once. */
final class AgedCuts {
  /** How many operations after a restart the power is cut at. */
  static final int WINDOW = 25;

  /** Of more disks than these the update after recovery is tried on one of eight. */
  private static final int FEW = 500;

  private final AgedStory story;
  private final SimulatedStorage before;
  private final Set<Key> known = new HashSet<>();
  private final List<CutDisks.Disk> left = new ArrayList<>();
  private int points;
  private long outcomes;

  AgedCuts(AgedStory story) throws Exception {
    this.story = story;
    this.before = story.before();
  }

  private record Key(Sha256 disk, boolean done) {}

  /** Tears writes: in one half or the other, or everywhere. */
  @FunctionalInterface
  interface Cutting {
    void before(SimulatedStorage disk, int cut, Consumer<SimulatedStorage> outcome);
  }

  /** The power goes before each operation of the story. */
  AgedCuts addCuts(Cutting cutting) throws Exception {
    SimulatedStorage disk = before.copy();
    story.act(disk);
    int end = disk.operations();
    points += end + 1;
    for (int cut = 0; cut <= end; cut++) {
      String where = story + " " + cut;
      boolean done = cut == end;
      cutting.before(disk, cut, outcome -> add(outcome, done, where));
    }
    return this;
  }

  /** How many operations the story has, at each of which the process may die. */
  int deaths() throws Exception {
    SimulatedStorage disk = before.copy();
    story.act(disk);
    return disk.operations();
  }

  /** The process dies before an operation, is started again, and then the power goes. */
  AgedCuts addDeath(int death) throws Exception {
    SimulatedStorage disk = before.copy();
    disk.failAfter(death);
    try {
      story.act(disk);
    } catch (IOException e) {
      // The process is dead; what it wrote is in the cache.
    }
    disk.failAfter(Integer.MAX_VALUE);
    int restarted = disk.operations();
    story.goOn(disk);
    points++;
    int last = Math.min(disk.operations(), restarted + WINDOW);
    for (int cut = restarted; cut <= last; cut++) {
      String where = story + ", death " + death + ", cut " + cut;
      disk.afterCutBefore(cut, outcome -> add(outcome, false, where));
    }
    return this;
  }

  private void add(SimulatedStorage disk, boolean done, String where) {
    outcomes++;
    Sha256 fingerprint = disk.fingerprintOver(before);
    if (known.add(new Key(fingerprint, done))) {
      boolean further = left.size() < FEW || fingerprint.bytes()[0] % 8 == 0;
      left.add(() -> recover(disk, done, further, where));
    }
  }

  private void recover(SimulatedStorage disk, boolean done, boolean further, String where) {
    try {
      story.assertRecovers(disk.copy(), done, further);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(where, e);
    }
  }

  int points() {
    return points;
  }

  long outcomes() {
    return outcomes;
  }

  List<CutDisks.Disk> left() {
    return List.copyOf(left);
  }

  List<CutDisks.Disk> sample(Random random, int size) {
    List<CutDisks.Disk> shuffled = new ArrayList<>(left);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(size, shuffled.size()));
  }
}
