package dev.cachet.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.boot.BootState;
import dev.cachet.boot.BootSwitch;
import dev.cachet.boot.Trial;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BootSwitch} and its loader do together. Extend it to test one of your own: say
 * how a new device is made whose slot {@link #first()} is good and runs, and how its loader starts.
 * A power cut between any two writes is a test of its own (integration checklist).
 */
public abstract class BootSwitchContract {
  /**
   * The slot that holds the image from the factory.
   *
   * @return its name
   */
  protected String first() {
    return "a";
  }

  /**
   * The other slot.
   *
   * @return its name
   */
  protected String second() {
    return "b";
  }

  /**
   * A switch over the device of this test, as after a start of the device's software.
   *
   * @return the switch
   * @throws IOException if it cannot be opened
   */
  protected abstract BootSwitch bootSwitch() throws IOException;

  /**
   * Restarts the device: the loader picks a slot.
   *
   * @return the slot that was started
   * @throws IOException if the loader finds nothing to start
   */
  protected abstract String start() throws IOException;

  private void assertState(String running, String good, Trial trial, Set<String> unbootable)
      throws IOException {
    BootState state = bootSwitch().state();
    assertEquals(running, state.running());
    assertEquals(good, state.good());
    assertEquals(trial, state.trial());
    assertEquals(
        trial == Trial.NONE
            ? Optional.empty()
            : Optional.of(good.equals(first()) ? second() : first()),
        state.trialSlot());
    assertEquals(unbootable, state.unbootable());
  }

  /** As an installation begins: the slot is marked before it is written. */
  private void select() throws IOException {
    bootSwitch().markUnbootable(second());
    bootSwitch().tryOnce(second());
  }

  @Test
  void startsTheGoodSlotUntilToldOtherwise() throws IOException {
    assertEquals(first(), start());
    BootState state = bootSwitch().state();
    assertEquals(first(), state.running());
    assertEquals(first(), state.good());
    assertEquals(Trial.NONE, state.trial());
    assertEquals(Optional.empty(), state.trialSlot());
    assertEquals(first(), start());
  }

  @Test
  void triesASlotOnceAndFallsBack() throws IOException {
    start();
    select();
    assertState(first(), first(), Trial.SELECTED, Set.of());
    assertEquals(second(), start());
    assertState(second(), first(), Trial.TRIED, Set.of());
    assertEquals(first(), start());
    assertState(first(), first(), Trial.TRIED, Set.of());
    assertEquals(first(), start());
  }

  @Test
  void keepsASlotThatWasMarkedGood() throws IOException {
    start();
    select();
    assertEquals(second(), start());
    bootSwitch().markGood(second());
    assertState(second(), second(), Trial.NONE, Set.of());
    bootSwitch().markGood(second());
    assertEquals(second(), start());
    assertEquals(second(), start());
    assertState(second(), second(), Trial.NONE, Set.of());
  }

  @Test
  void goesBackAndForthBetweenTheSlots() throws IOException {
    start();
    String runs = first();
    for (int update = 0; update < 5; update++) {
      String next = runs.equals(first()) ? second() : first();
      bootSwitch().markUnbootable(next);
      assertState(runs, runs, Trial.NONE, Set.of(next));
      assertEquals(runs, start());
      bootSwitch().tryOnce(next);
      assertEquals(next, start());
      bootSwitch().markGood(next);
      runs = next;
    }
    assertState(runs, runs, Trial.NONE, Set.of());
  }

  @Test
  void triesAgainWhatFellBack() throws IOException {
    start();
    select();
    start();
    start();
    bootSwitch().endTrial();
    bootSwitch().markUnbootable(second());
    assertState(first(), first(), Trial.NONE, Set.of(second()));
    bootSwitch().tryOnce(second());
    assertEquals(second(), start());
    assertEquals(first(), start());
  }

  @Test
  void endsATrialWithoutAVerdict() throws IOException {
    start();
    select();
    bootSwitch().endTrial();
    bootSwitch().endTrial();
    assertEquals(first(), start());
    assertState(first(), first(), Trial.NONE, Set.of());
    bootSwitch().tryOnce(second());
    assertEquals(second(), start());
    assertEquals(first(), start());
    bootSwitch().endTrial();
    assertState(first(), first(), Trial.NONE, Set.of());
    assertEquals(first(), start());
  }

  @Test
  void neverStartsAnUnbootableSlot() throws IOException {
    start();
    select();
    bootSwitch().markUnbootable(second());
    bootSwitch().markUnbootable(second());
    assertState(first(), first(), Trial.NONE, Set.of(second()));
    assertEquals(first(), start());
    assertEquals(first(), start());
    assertEquals(Set.of(second()), bootSwitch().state().unbootable());
  }

  @Test
  void keepsASlotUnbootableThoughATrialEndsOrTheOtherIsMarkedGood() throws IOException {
    start();
    bootSwitch().markUnbootable(second());
    bootSwitch().endTrial();
    bootSwitch().markGood(first());
    assertEquals(Set.of(second()), bootSwitch().state().unbootable());
    assertEquals(first(), start());
  }

  @Test
  void endsTheTrialOfTheOtherSlotIfTheRunningOneIsMarkedGood() throws IOException {
    start();
    select();
    bootSwitch().markGood(first());
    assertState(first(), first(), Trial.NONE, Set.of());
    assertEquals(first(), start());
  }

  @Test
  void doesNotTouchTheSlotThatRunsOrIsGood() throws IOException {
    start();
    assertThrows(IllegalStateException.class, () -> bootSwitch().tryOnce(first()));
    assertThrows(IllegalStateException.class, () -> bootSwitch().markUnbootable(first()));
    assertThrows(IllegalStateException.class, () -> bootSwitch().markGood(second()));
    select();
    assertEquals(second(), start());
    for (String slot : new String[] {first(), second()}) {
      assertThrows(IllegalStateException.class, () -> bootSwitch().tryOnce(slot));
      assertThrows(IllegalStateException.class, () -> bootSwitch().markUnbootable(slot));
    }
    assertState(second(), first(), Trial.TRIED, Set.of());
  }

  @Test
  void settlesWhateverItsState() throws IOException {
    start();
    bootSwitch().settle();
    select();
    bootSwitch().settle();
    assertEquals(second(), start());
    bootSwitch().settle();
    assertEquals(first(), start());
  }
}
