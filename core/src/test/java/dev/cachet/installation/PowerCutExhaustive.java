package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.boot.SimulatedLoader;
import dev.cachet.installation.UpdateStory.Marks;
import dev.cachet.storage.SimulatedStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every power cut: at every operation of every story, with each record torn at every byte and each
 * image at every sector; a second cut at every operation of recovery; and a process death at every
 * operation, a restart, and a cut. Run by a profile (docs/device-memory.md, section 10).
 */
class PowerCutExhaustive {
  private static final int THREADS = 2;

  /** Images and their indexes are no records: they are not read before each sector was proven. */
  private static final Predicate<String> RECORD =
      Pattern.compile("slots/.*|kept/.*\\.index").asMatchPredicate().negate();

  private static final Predicate<String> BOOT =
      Pattern.compile("(boot|grub|uboot|loader)/.*").asMatchPredicate();

  @Test
  void convergesFromEveryCut() throws Exception {
    CutDisks disks = new CutDisks();
    int points = 0;
    for (SimulatedLoader loader : SimulatedLoader.values()) {
      // What is no part of a boot switch is the same with each of them.
      Predicate<String> record = loader == SimulatedLoader.FILE ? RECORD : BOOT;
      for (UpdateStory story : UpdateStory.values()) {
        SimulatedStorage disk = new SimulatedStorage();
        Marks marks = story.run(loader, disk);
        points += disk.operations() + 1;
        for (int cut = 0; cut <= disk.operations(); cut++) {
          int before = cut;
          disk.afterEveryCutBefore(
              cut,
              record,
              left -> disks.add(loader, left, marks.promise(before), story + " " + before));
        }
      }
    }
    recover("power cuts", points, disks);
  }

  @Test
  void convergesFromEverySecondCut() throws Exception {
    CutDisks first =
        PowerCutTest.cuts(SimulatedLoader.FILE, UpdateStory.INSTALL, new SimulatedStorage());
    CutDisks second = new CutDisks();
    int points = 0;
    for (CutDisks.Left left : first.left()) {
      if (left.promise().inFactory()) {
        continue;
      }
      SimulatedStorage recovering = left.disk().copy();
      Recovery.converge(left.loader(), recovering);
      points += recovering.operations() + 1;
      for (int cut = 0; cut <= recovering.operations(); cut++) {
        String where = left.cut() + ", again " + cut;
        recovering.afterCutBefore(
            cut, disk -> second.add(left.loader(), disk, left.afterRecovery(), where));
      }
    }
    recover("second power cuts", points, second);
  }

  @Test
  void convergesFromEveryDeathAndCut() throws Exception {
    CutDisks disks = new CutDisks();
    int points = 0;
    for (SimulatedLoader loader : SimulatedLoader.values()) {
      SimulatedStorage factory = new SimulatedStorage();
      SimulatedDevice.make(loader, factory);
      int operations = ProcessDeathTest.operations(loader, factory);
      points += operations;
      for (int death = 0; death < operations; death++) {
        ProcessDeathTest.addCuts(loader, factory, death, disks);
      }
    }
    recover("process deaths, then power cuts", points, disks);
  }

  @ParameterizedTest
  @EnumSource(AgedStory.class)
  void convergesFromEveryCutOnADeviceInUse(AgedStory story) throws Exception {
    AgedCuts cuts =
        new AgedCuts(story)
            .addCuts((disk, cut, outcome) -> disk.afterEveryCutBefore(cut, RECORD, outcome));
    recover("power cuts, " + story, cuts.points(), cuts.outcomes(), cuts.left());
  }

  @ParameterizedTest
  @EnumSource(AgedStory.class)
  void convergesFromEveryDeathAndCutOnADeviceInUse(AgedStory story) throws Exception {
    AgedCuts cuts = new AgedCuts(story);
    int operations = cuts.deaths();
    for (int death = 0; death < operations; death++) {
      cuts.addDeath(death);
    }
    recover(
        "process deaths, then power cuts, " + story, cuts.points(), cuts.outcomes(), cuts.left());
  }

  @Test
  void convergesFromEveryCutBetweenHostAndHandler() throws Exception {
    int[] points = new int[1];
    List<CutDisks.Disk> left = new ArrayList<>();
    HandedPayloadsTest.cuts(points)
        .forEach(disk -> left.add(() -> HandedPayloadsTest.assertRecovered(disk)));
    recover("power cuts between host and handler", points[0], left.size(), left);
  }

  private static void recover(String what, int points, CutDisks disks) throws Exception {
    assertTrue(disks.left().size() > 1_000, "only " + disks.left().size());
    recover(what, points, disks.outcomes(), disks.left());
  }

  /** Each disk is recovered or this fails, so the zeros are what was found. */
  private static void recover(
      String what, int points, long outcomes, List<? extends CutDisks.Disk> left) throws Exception {
    long start = System.nanoTime();
    CutDisks.assertRecover(left, THREADS);
    System.out.printf(
        Locale.ROOT,
        "%s: %d points, %d combinations, %d different disks: 0 without a bootable system, "
            + "0 floors raised early or lost, all converged in %d s%n",
        what,
        points,
        outcomes,
        left.size(),
        (System.nanoTime() - start) / 1_000_000_000L);
  }
}
