package dev.cachet.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.conformance.BootSwitchContract;
import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A switch and its loader over a simulated disk, with the power gone at every byte of a change. */
abstract class BootSwitchScenario extends BootSwitchContract {
  final SimulatedStorage storage = new SimulatedStorage();
  final SimulatedLoader loader;

  BootSwitchScenario(SimulatedLoader loader) {
    this.loader = loader;
  }

  @BeforeEach
  void makeInTheFactory() throws IOException {
    loader.initialise(storage);
    loader.initialise(storage);
    assertEquals("a", loader.start(storage));
  }

  @Override
  protected final BootSwitch bootSwitch() {
    return loader.bootSwitch(storage);
  }

  @Override
  protected final String start() throws IOException {
    return loader.start(storage);
  }

  /** One call of a switch. */
  @FunctionalInterface
  interface Change {
    void on(BootSwitch bootSwitch) throws IOException;
  }

  @Test
  void selectsASlotOrDoesNotWheneverThePowerGoes() throws IOException {
    assertOneOfTwo("a", "b", change -> change.tryOnce("b"));
  }

  @Test
  void selectsAnUnbootableSlotOrDoesNotWheneverThePowerGoes() throws IOException {
    bootSwitch().markUnbootable("b");
    assertOneOfTwo("a", "b", change -> change.tryOnce("b"));
  }

  @Test
  void selectsASlotThatFellBackOrDoesNotWheneverThePowerGoes() throws IOException {
    bootSwitch().tryOnce("b");
    start();
    start();
    assertOneOfTwo("a", "b", change -> change.tryOnce("b"));
  }

  @Test
  void marksATrialGoodOrDoesNotWheneverThePowerGoes() throws IOException {
    bootSwitch().markUnbootable("b");
    bootSwitch().tryOnce("b");
    start();
    assertOneOfTwo("a", "b", change -> change.markGood("b"));
  }

  @Test
  void marksTheSecondTrialGoodOrDoesNotWheneverThePowerGoes() throws IOException {
    bootSwitch().tryOnce("b");
    start();
    bootSwitch().markGood("b");
    bootSwitch().tryOnce("a");
    start();
    assertOneOfTwo("b", "a", change -> change.markGood("a"));
  }

  @Test
  void endsASelectionOrDoesNotWheneverThePowerGoes() throws IOException {
    bootSwitch().tryOnce("b");
    assertOneOfTwo("b", "a", BootSwitch::endTrial);
    assertOneOfTwo("b", "a", change -> change.markUnbootable("b"));
  }

  @Test
  void staysWithTheGoodSlotWheneverThePowerGoes() throws IOException {
    assertOneOfTwo("a", "a", change -> change.markUnbootable("b"));
    bootSwitch().markUnbootable("b");
    assertOneOfTwo("a", "a", BootSwitch::endTrial);
    assertOneOfTwo("a", "a", change -> change.markGood("a"));
  }

  /** The loader notes a trial, starts it, and the power goes: it must not start a second time. */
  @Test
  void neverTriesTwiceWheneverThePowerGoes() throws IOException {
    bootSwitch().tryOnce("b");
    SimulatedStorage disk = storage.copy();
    assertEquals("b", loader.start(disk));
    disk.afterEveryCutBefore(disk.operations(), after -> assertEquals("a", start(after)));
  }

  /** As {@link #neverTriesTwiceWheneverThePowerGoes}, before it was all written. */
  @Test
  void startsOneOfTheTwoWheneverThePowerGoesInTheLoader() throws IOException {
    bootSwitch().tryOnce("b");
    assertOneOfTwo("b", "a", disk -> {}, true);
  }

  /** A process dies in a change, the next one makes another: what is durable may be neither. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsOneOfTheStatesIfAProcessDiesInAChangeBeforeThePowerGoes(boolean settles)
      throws IOException {
    int died = 0;
    for (int death = 0; death < 12; death++) {
      SimulatedStorage disk = storage.copy();
      disk.failAfter(death);
      try {
        loader.bootSwitch(disk).tryOnce("b");
      } catch (IOException e) {
        died++;
      }
      disk.failAfter(Integer.MAX_VALUE);
      if (settles) {
        loader.bootSwitch(disk).settle();
      }
      loader.bootSwitch(disk).endTrial();
      for (int cut = 0; cut <= disk.operations(); cut++) {
        disk.afterEveryCutBefore(cut, after -> assertTrue(Set.of("a", "b").contains(start(after))));
      }
      disk.afterEveryCutBefore(disk.operations(), after -> assertEquals("a", start(after)));
    }
    assertTrue(died > 0, "no process died");
  }

  private void assertOneOfTwo(String before, String after, Change change) throws IOException {
    assertOneOfTwo(before, after, change, false);
  }

  private void assertOneOfTwo(String before, String after, Change change, boolean withLoader)
      throws IOException {
    SimulatedStorage disk = storage.copy();
    change.on(loader.bootSwitch(disk));
    if (withLoader) {
      loader.start(disk);
    }
    Set<String> started = new TreeSet<>();
    for (int cut = 0; cut <= disk.operations(); cut++) {
      disk.afterEveryCutBefore(cut, cutOff -> started.add(startReadAndRepeat(cutOff, change)));
    }
    assertEquals(new TreeSet<>(Set.copyOf(List.of(before, after))), started);
    disk.afterEveryCutBefore(
        disk.operations(), cutOff -> assertEquals(after, startReadAndRepeat(cutOff, change)));
  }

  /** The state has to be one that can be read, and the change one that can be made again. */
  private String startReadAndRepeat(SimulatedStorage disk, Change change) {
    try {
      change.on(loader.bootSwitch(disk.copy()));
      String slot = loader.start(disk);
      assertEquals(slot, loader.bootSwitch(disk).state().running());
      return slot;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String start(SimulatedStorage disk) {
    try {
      return loader.start(disk);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
