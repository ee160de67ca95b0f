package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.AuthorisedUpdate;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.FileBootLoader;
import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.installation.kept.StagingProgress;
import dev.cachet.installation.kept.StagingProgress.Answer;
import dev.cachet.installation.kept.StagingProgress.Phase;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.pack.ReceivedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StagingProgressTest extends InstallationScenario {
  /** Two images, of 9,000 and 100 bytes. */
  private static final PackageFixture TWO =
      SimulatedDevice.unsigned("4.2.1", 421, 410)
          .payload(PayloadFixture.of("rootfs", SimulatedDevice.NEW, 4096))
          .payload(PayloadFixture.of("extra", new byte[100], 4096))
          .signedBy(SimulatedDevice.ROOT.packageSigners());

  private record Call(Phase phase, long done, long total) {}

  private final List<Call> calls = new ArrayList<>();

  private StagedUpdate stage(StagingProgress progress) throws Exception {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(TWO.bytes()))) {
      AuthorisedUpdate update = device.authorise(received);
      return device.installer.stage(update, device.time(), progress);
    }
  }

  private Answer note(Phase phase, long done, long total) {
    calls.add(new Call(phase, done, total));
    return Answer.GO_ON;
  }

  @Test
  void saysHowFarWritingAndReadingBackAre() throws Exception {
    device.switchTo(stage(this::note));
    for (Phase phase : Phase.values()) {
      List<Long> done =
          calls.stream().filter(call -> call.phase() == phase).map(Call::done).toList();
      assertEquals(List.of(4096L, 8192L, 9000L, 9100L), done, phase.name());
    }
    assertEquals(Phase.WRITING, calls.get(3).phase());
    assertEquals(Set.of(9100L), Set.copyOf(calls.stream().map(Call::total).toList()));
    restart();
    assertEquals(
        InstallOutcome.CONFIRMED, device.confirm(device.resume().trial().orElseThrow()).outcome());
  }

  /** Cancelled at every call there is, the last one included. */
  @Test
  void givesTheUpdateUpWhereverItIsCancelled() throws Exception {
    for (int call = 1; call <= 8; call++) {
      int[] left = {call};
      NotNowException cancelled =
          assertThrows(
              NotNowException.class,
              () -> stage((phase, done, total) -> --left[0] == 0 ? Answer.CANCEL : Answer.GO_ON));
      assertEquals(
          "staging was cancelled; the package may be offered again", cancelled.getMessage());
      assertEquals(0, left[0]);
      assertEquals(Optional.empty(), memory().pending());
      assertEquals(SlotRecord.EMPTY, memory().slot("b"));
      assertEquals(Set.of("b"), device.bootSwitch.state().unbootable());
      assertTrue(audit().strip().endsWith(", staging was cancelled\"}"), audit());
      restart();
      assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
      assertArrayEquals(SimulatedDevice.OLD, device.running());
    }
    device.switchTo(stage(this::note));
    restart();
    assertEquals(
        InstallOutcome.CONFIRMED, device.confirm(device.resume().trial().orElseThrow()).outcome());
  }

  @Test
  void takesBackWhatWasBegunWhereTheProgressFails() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            stage(
                (phase, done, total) -> {
                  throw new IllegalStateException("the display failed");
                }));
    restart();
    assertEquals(Situation.STAGING_INTERRUPTED, device.resume().situation());
    device.switchTo(stage(this::note));
    restart();
    assertEquals(
        InstallOutcome.CONFIRMED, device.confirm(device.resume().trial().orElseThrow()).outcome());
  }

  /** A cancelled update is none: its proof does not exist, and nothing can be switched to. */
  @Test
  void switchesToNothingAfterACancelledStaging() throws Exception {
    StagedUpdate before = stage(this::note);
    assertThrows(NotNowException.class, () -> stage((phase, done, total) -> Answer.CANCEL));
    assertThrows(IllegalStateException.class, () -> device.switchTo(before));
    assertEquals("a", new FileBootLoader(storage).start());
  }
}
