package dev.cachet.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemdBootSwitchTest extends BootSwitchScenario {
  SystemdBootSwitchTest() {
    super(SimulatedLoader.SYSTEMD_BOOT);
  }

  private List<String> files() {
    return storage.list("loader/entries");
  }

  @Test
  void namesEntriesAsTheBootAssessmentCounts() throws IOException {
    assertEquals(List.of("cachet-00000001-a.conf"), files());
    bootSwitch().tryOnce("b");
    assertEquals(List.of("cachet-00000001-a.conf", "cachet-00000002-b+1.conf"), files());
    start();
    assertEquals(List.of("cachet-00000001-a.conf", "cachet-00000002-b+0-1.conf"), files());
    bootSwitch().markGood("b");
    assertEquals(List.of("cachet-00000001-a.conf", "cachet-00000002-b.conf"), files());
    bootSwitch().markUnbootable("a");
    assertEquals(List.of("cachet-00000002-b.conf"), files());
    bootSwitch().tryOnce("a");
    assertEquals(List.of("cachet-00000002-b.conf", "cachet-00000003-a+1.conf"), files());
    bootSwitch().endTrial();
    assertEquals(List.of("cachet-00000001-a.conf", "cachet-00000002-b.conf"), files());
    assertEquals(
        "linux /a\noptions cachet.slot=a\n",
        new String(
            storage.read("loader/entries/cachet-00000001-a.conf", 100), StandardCharsets.UTF_8));
  }

  @Test
  void leavesOtherEntriesAlone() throws IOException {
    storage.damage("loader/entries/arch.conf", new byte[3]);
    storage.damage("loader/entries/cachet-00000009-c.conf", new byte[3]);
    storage.damage("loader/entries/cachet-1-b.conf", new byte[3]);
    storage.damage("loader/entries/cachet-00000009-b+1.conf.new", new byte[3]);
    assertEquals(Set.of("b"), bootSwitch().state().unbootable());
    bootSwitch().tryOnce("b");
    bootSwitch().markUnbootable("b");
    assertEquals(
        Set.of(
            "arch.conf",
            "cachet-00000001-a.conf",
            "cachet-00000009-c.conf",
            "cachet-1-b.conf",
            "cachet-00000009-b+1.conf.new"),
        Set.copyOf(files()));
  }

  /** Renames of the loader on FAT may leave both names. */
  @Test
  void takesADoubledEntryForTriedAndRemovesIt() throws IOException {
    bootSwitch().tryOnce("b");
    byte[] text = storage.read("loader/entries/cachet-00000002-b+1.conf", 100);
    start();
    storage.damage("loader/entries/cachet-00000002-b+1.conf", text);
    assertEquals(Trial.TRIED, bootSwitch().state().trial());
    bootSwitch().endTrial();
    assertEquals(List.of("cachet-00000000-b.conf", "cachet-00000001-a.conf"), files());
  }

  @Test
  void understandsCountersOfMoreTries() throws IOException {
    storage.damage("loader/entries/cachet-00000002-b+3.conf", new byte[3]);
    assertEquals(Trial.SELECTED, bootSwitch().state().trial());
    storage.lose("loader/entries/cachet-00000002-b+3.conf");
    storage.damage("loader/entries/cachet-00000002-b+2-1.conf", new byte[3]);
    assertEquals(Trial.TRIED, bootSwitch().state().trial());
  }

  @Test
  void refusesToGuessWithoutAGoodEntry() {
    storage.lose("loader/entries/cachet-00000001-a.conf");
    IOException state = assertThrows(IOException.class, () -> bootSwitch().state());
    assertTrue(state.getMessage().contains("without a boot counter"), state.getMessage());
    assertThrows(IOException.class, () -> bootSwitch().tryOnce("b"));
    assertThrows(IOException.class, () -> bootSwitch().endTrial());
  }

  @Test
  void isMadeOnceAndOnlyWithATextForEachSlot() throws IOException {
    bootSwitch().tryOnce("b");
    assertThrows(IOException.class, () -> SimulatedLoader.SYSTEMD_BOOT.initialise(storage));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new SystemdBootSwitch(
                storage,
                "loader/entries",
                SimulatedLoader.SLOTS,
                Map.of("a", "linux /a\n"),
                RunningSlot.file(storage)));
  }
}
