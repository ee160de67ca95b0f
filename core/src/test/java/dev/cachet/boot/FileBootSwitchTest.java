package dev.cachet.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBootSwitchTest {
  private final SimulatedStorage storage = new SimulatedStorage();
  private final FileBootSwitch bootSwitch = new FileBootSwitch(storage);
  private final FileBootLoader loader = new FileBootLoader(storage);

  @BeforeEach
  void startFromFactory() throws IOException {
    FileBootSwitch.initialise(storage, "a");
    assertEquals("a", loader.start());
  }

  @Test
  void startsTheGoodSlotUntilToldOtherwise() throws IOException {
    assertEquals("a", loader.start());
    assertEquals(Trial.NONE, bootSwitch.state().trial());
    assertEquals(Optional.empty(), bootSwitch.state().trialSlot());
  }

  @Test
  void triesASlotOnceAndFallsBack() throws IOException {
    bootSwitch.tryOnce("b");
    assertEquals(Trial.SELECTED, bootSwitch.state().trial());
    assertEquals("a", bootSwitch.state().running());
    assertEquals("b", loader.start());
    assertEquals(Trial.TRIED, bootSwitch.state().trial());
    assertEquals("b", bootSwitch.state().running());
    assertEquals("a", bootSwitch.state().good());
    assertEquals("a", loader.start());
    assertEquals(Trial.TRIED, bootSwitch.state().trial());
    assertEquals(Optional.of("b"), bootSwitch.state().trialSlot());
  }

  @Test
  void keepsASlotThatWasMarkedGood() throws IOException {
    bootSwitch.tryOnce("b");
    assertEquals("b", loader.start());
    bootSwitch.markGood("b");
    bootSwitch.markGood("b");
    assertEquals(Trial.NONE, bootSwitch.state().trial());
    assertEquals("b", loader.start());
  }

  @Test
  void endsATrialWithoutAVerdict() throws IOException {
    bootSwitch.tryOnce("b");
    bootSwitch.endTrial();
    assertEquals("a", loader.start());
    assertEquals(Trial.NONE, bootSwitch.state().trial());
  }

  @Test
  void neverStartsAnUnbootableSlot() throws IOException {
    bootSwitch.tryOnce("b");
    bootSwitch.markUnbootable("b");
    assertEquals("a", loader.start());
    assertEquals(Set.of("b"), bootSwitch.state().unbootable());
    bootSwitch.tryOnce("b");
    assertEquals(Set.of(), bootSwitch.state().unbootable());
    assertEquals("b", loader.start());
  }

  @Test
  void doesNotTouchTheSlotThatRunsOrIsGood() throws IOException {
    assertThrows(IllegalStateException.class, () -> bootSwitch.tryOnce("a"));
    assertThrows(IllegalStateException.class, () -> bootSwitch.markUnbootable("a"));
    assertThrows(IllegalStateException.class, () -> bootSwitch.markGood("b"));
    bootSwitch.tryOnce("b");
    assertEquals("b", loader.start());
    assertThrows(IllegalStateException.class, () -> bootSwitch.tryOnce("a"));
    assertThrows(IllegalStateException.class, () -> bootSwitch.markUnbootable("a"));
  }

  @Test
  void isMadeOnce() {
    assertThrows(IOException.class, () -> FileBootSwitch.initialise(storage, "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cachet-boot 1\ngood a\ntrial none\nunbootable",
        "cachet-boot 2\ngood a\ntrial none\nunbootable\n",
        "cachet-boot 1\ngood ../a\ntrial none\nunbootable\n",
        "cachet-boot 1\ngood a\ntrial maybe b\nunbootable\n",
        "cachet-boot 1\ngood a\ntrial none\nunbootable\nmore\n"
      })
  void refusesToGuessFromADamagedFile(String text) {
    storage.damage("boot/switch", text.getBytes(StandardCharsets.US_ASCII));
    assertThrows(IOException.class, bootSwitch::state);
    assertThrows(IOException.class, loader::start);
    assertThrows(IOException.class, () -> bootSwitch.tryOnce("b"));
  }

  @Test
  void isInOneOfTwoStatesWheneverThePowerGoes() throws IOException {
    SimulatedStorage disk = storage.copy();
    new FileBootSwitch(disk).tryOnce("b");
    Set<String> started = new TreeSet<>();
    for (int cut = 0; cut <= disk.operations(); cut++) {
      disk.afterCutBefore(cut, after -> started.add(start(after)));
    }
    assertEquals(Set.of("a", "b"), started);
    disk.afterCutBefore(disk.operations(), after -> assertEquals("b", start(after)));
  }

  @Test
  void neverTriesTwiceWheneverThePowerGoes() throws IOException {
    bootSwitch.tryOnce("b");
    SimulatedStorage disk = storage.copy();
    assertEquals("b", new FileBootLoader(disk).start());
    disk.afterCutBefore(disk.operations(), after -> assertEquals("a", start(after)));
  }

  private static String start(SimulatedStorage disk) {
    try {
      return new FileBootLoader(disk).start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
