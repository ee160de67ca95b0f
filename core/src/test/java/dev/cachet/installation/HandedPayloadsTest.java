package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.ROOT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.FileBootLoader;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.installation.handler.HandedFile;
import dev.cachet.installation.handler.HandlerResult;
import dev.cachet.installation.handler.HandlerResult.Outcome;
import dev.cachet.installation.handler.PayloadHandler;
import dev.cachet.installation.handler.PayloadHandlers;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Payloads that other tools take, with the power gone between the device and its tools. */
class HandedPayloadsTest extends InstallationScenario {
  private static final byte[] FIRMWARE_1 = firmware("controller 1");
  private static final byte[] FIRMWARE_2 = firmware("controller 2");
  private static final byte[] ARCHIVE = firmware("content of a folder");
  private static final PackageFixture UPDATE = update(421, 410, FIRMWARE_2);

  private static byte[] firmware(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static PackageFixture update(long counter, long floor, byte[] firmware) {
    return SimulatedDevice.unsigned("v" + counter, counter, floor)
        .payload(PayloadFixture.of("rootfs", NEW, 4096))
        .payload(PayloadFixture.of("mcu", firmware, 4096).slot("extra").kind("foreign", "mcu"))
        .payload(PayloadFixture.of("data", ARCHIVE, 4096).slot("tool").kind("directory", null))
        .signedBy(ROOT.packageSigners());
  }

  /** Puts its file beside the boot slot, or answers what the test wants. */
  private static final class Tool implements PayloadHandler {
    private final Storage storage;
    private final HandlerResult answer;

    Tool(Storage storage, HandlerResult answer) {
      this.storage = storage;
      this.answer = answer;
    }

    @Override
    public Turn turn() {
      return Turn.BEFORE_SWITCH;
    }

    @Override
    public BootPointer bootPointer() {
      return BootPointer.UNTOUCHED;
    }

    @Override
    public GoingBack goingBack() {
      return GoingBack.NOTHING_TO_DO;
    }

    @Override
    public void clear(String bootSlot) throws IOException {
      storage.delete("tool/" + bootSlot);
    }

    @Override
    public HandlerResult install(HandedFile file) throws IOException {
      if (answer.outcome() == Outcome.DONE) {
        storage.replace("tool/" + file.bootSlot(), SimulatedController.bytes(file));
      }
      return answer;
    }
  }

  private static PayloadHandlers handlers(Storage disk, HandlerResult answer) {
    return PayloadHandlers.of(Map.of("mcu", new SimulatedController(disk)))
        .withDirectories(new Tool(disk, answer));
  }

  private static PayloadHandlers handlers(Storage disk) {
    return handlers(disk, HandlerResult.done());
  }

  private static SimulatedDevice powerOn(SimulatedStorage disk) throws Exception {
    SimulatedDevice unused = SimulatedDevice.start(disk);
    return SimulatedDevice.reopen(disk, handlers(disk));
  }

  private static SimulatedStorage factory() throws Exception {
    SimulatedStorage disk = new SimulatedStorage();
    SimulatedDevice.make(disk);
    SimulatedController.make(disk, FIRMWARE_1);
    SimulatedDevice unused = SimulatedDevice.start(disk);
    return disk.copy();
  }

  private static byte[] controller(Storage disk) throws IOException {
    return new SimulatedController(disk).running();
  }

  private static SimulatedStorage confirmed() throws Exception {
    SimulatedStorage disk = factory();
    SimulatedDevice device = powerOn(disk);
    device.switchTo(device.stage(UPDATE));
    assertArrayEquals(FIRMWARE_1, controller(disk));
    assertArrayEquals(ARCHIVE, disk.read("tool/b", 100));
    SimulatedDevice trial = powerOn(disk);
    trial.confirm(trial.resume().trial().orElseThrow());
    assertArrayEquals(FIRMWARE_2, controller(disk));
    return disk;
  }

  @Test
  void writesBeforeTheSwitchOrDuringTheTrialAsTheHandlerSays() throws Exception {
    SimulatedStorage disk = confirmed();
    SimulatedDevice device = powerOn(disk);
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertEquals(410, device.memory.state().floor());
  }

  @DisplayName("DEV-34, A48: what an earlier release left for a handler does not run with another")
  @Test
  void clearsThePlaceOfAnUpdateAlsoIfTheNextHasNothingForIt() throws Exception {
    SimulatedStorage disk = factory();
    StagedUpdate first = powerOn(disk).stage(UPDATE);
    assertEquals("b", first.slot());
    assertTrue(disk.exists("tool/b"));
    PackageFixture without =
        SimulatedDevice.unsigned("v422", 422, 410)
            .payload(PayloadFixture.of("rootfs", NEW, 4096))
            .signedBy(ROOT.packageSigners());
    StagedUpdate second = powerOn(disk).stage(without);
    assertEquals("b", second.slot());
    assertFalse(disk.exists("tool/b"));
  }

  @Test
  void goesBackWithTheHost() throws Exception {
    SimulatedStorage disk = confirmed();
    SimulatedDevice device = powerOn(disk);
    device.switchTo(device.stage(update(430, 420, firmware("controller 3"))));
    assertEquals(Situation.ON_TRIAL, powerOn(disk).resume().situation());
    assertArrayEquals(firmware("controller 3"), controller(disk));
    assertEquals(Situation.FELL_BACK, powerOn(disk).resume().situation());
    assertArrayEquals(FIRMWARE_2, controller(disk));
    // An update that never ran takes nothing back.
    SimulatedDevice again = powerOn(disk);
    again.switchTo(again.stage(update(431, 420, firmware("controller 4"))));
    SimulatedDevice unused = SimulatedDevice.start(disk);
    assertEquals(Situation.FELL_BACK, powerOn(disk).resume().situation());
    assertArrayEquals(FIRMWARE_2, controller(disk));
  }

  @Test
  void goesBackAlsoWhereMemoryWasLostDuringTheTrial() throws Exception {
    SimulatedStorage disk = confirmed();
    SimulatedDevice device = powerOn(disk);
    device.switchTo(device.stage(update(430, 420, firmware("controller 3"))));
    assertEquals(Situation.ON_TRIAL, powerOn(disk).resume().situation());
    MemoryRebuildTest.lose(disk);
    assertEquals("b", new FileBootLoader(disk).start());
    MemoryRebuildTest.rebuild(disk);
    SimulatedDevice rebuilt = SimulatedDevice.reopen(disk, handlers(disk));
    assertEquals(Situation.NOTHING_PENDING, rebuilt.resume().situation());
    assertArrayEquals(FIRMWARE_2, controller(disk));
  }

  @DisplayName("A46: the power goes between the device and its tools")
  @Test
  void neverPutsForwardHalfAnUpdateWhereverThePowerGoes() throws Exception {
    List<SimulatedStorage> left = new ArrayList<>(cuts(new int[1]));
    assertTrue(left.size() > 200, "only " + left.size());
    Collections.shuffle(left, new Random(20261130));
    for (SimulatedStorage outcome : left.subList(0, 120)) {
      assertRecovers(outcome);
    }
  }

  /** Every disk that a cut leaves in an update that is confirmed, and in one that falls back. */
  static Collection<SimulatedStorage> cuts(int[] points) throws Exception {
    SimulatedStorage staying = factory();
    SimulatedDevice device = SimulatedDevice.reopen(staying, handlers(staying));
    device.switchTo(device.stage(UPDATE));
    SimulatedStorage falling = staying.copy();
    SimulatedDevice trial = powerOn(staying);
    trial.confirm(trial.resume().trial().orElseThrow());
    Resumption unused = powerOn(falling).resume();
    assertEquals(Situation.FELL_BACK, powerOn(falling).resume().situation());
    Map<Sha256, SimulatedStorage> left = new HashMap<>();
    for (SimulatedStorage disk : List.of(staying, falling)) {
      for (int cut = 0; cut <= disk.operations(); cut++) {
        points[0]++;
        disk.afterCutBefore(cut, outcome -> left.putIfAbsent(outcome.fingerprint(), outcome));
      }
    }
    return left.values();
  }

  static void assertRecovered(SimulatedStorage disk) {
    try {
      assertRecovers(disk);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void assertRecovers(SimulatedStorage disk) throws Exception {
    for (int start = 0; start < 6; start++) {
      SimulatedDevice device = powerOn(disk);
      Resumption found = device.resume();
      boolean old = Arrays.equals(OLD, device.running());
      if (found.situation() != Situation.AWAITING_RESTART) {
        // The host and the controller run what belongs together, once the start is done.
        assertArrayEquals(
            old ? FIRMWARE_1 : FIRMWARE_2, controller(disk), found.situation().name());
      }
      if (found.trial().isPresent()) {
        device.confirm(found.trial().get());
      } else if (found.staged().isPresent()) {
        device.switchTo(found.staged().get());
      } else if (!old) {
        assertArrayEquals(ARCHIVE, disk.read("tool/b", 100));
        assertEquals(410, MemoryObserver.read(disk).floor());
        return;
      } else if (found.situation() != Situation.AWAITING_RESTART) {
        device.switchTo(device.stage(UPDATE));
      }
    }
    throw new AssertionError("does not converge");
  }

  @Test
  void tellsWhatAToolAnsweredAndInstallsNothing() throws Exception {
    SimulatedStorage disk = factory();
    SimulatedDevice busy =
        SimulatedDevice.reopen(disk, handlers(disk, HandlerResult.busy("bus in use")));
    NotNowException later = assertThrows(NotNowException.class, () -> busy.stage(UPDATE));
    assertTrue(later.getMessage().contains("bus in use"), later.getMessage());
    assertEquals(Optional.empty(), busy.memory.state().pending());
    SimulatedDevice refusing =
        SimulatedDevice.reopen(disk, handlers(disk, HandlerResult.refused("unknown board")));
    PackageRefusedException refused =
        assertThrows(PackageRefusedException.class, () -> refusing.stage(UPDATE));
    assertEquals(Reason.PAYLOAD_UNSUPPORTED, refused.refusal().reason());
    assertTrue(refused.getMessage().contains("unknown board"), refused.getMessage());
    assertEquals(Optional.empty(), refusing.memory.state().pending());
    SimulatedDevice failing =
        SimulatedDevice.reopen(disk, handlers(disk, HandlerResult.failed("exit 1")));
    IOException failed = assertThrows(IOException.class, () -> failing.stage(UPDATE));
    assertTrue(String.valueOf(failed.getMessage()).contains("exit 1"), failed.getMessage());
    assertEquals(Situation.STAGING_INTERRUPTED, powerOn(disk).resume().situation());
    assertRecovers(disk);
  }

  @Test
  void fallsBackIfTheControllerDoesNotTakeItsFile() throws Exception {
    SimulatedStorage disk = factory();
    SimulatedDevice device = powerOn(disk);
    device.switchTo(device.stage(update(421, 410, firmware("X for another one"))));
    assertRefused(Reason.PAYLOAD_UNSUPPORTED, () -> powerOn(disk).resume());
    assertEquals(Situation.FELL_BACK, powerOn(disk).resume().situation());
    assertArrayEquals(FIRMWARE_1, controller(disk));
  }

  @Test
  void refusesWhatNoHandlerTakesAndASecondPayloadForOneController() throws Exception {
    SimulatedStorage disk = factory();
    SimulatedDevice device = powerOn(disk);
    PackageFixture unknown =
        SimulatedDevice.unsigned("4.2.1", 421, 410)
            .payload(PayloadFixture.of("x", ARCHIVE, 4096).slot("tool").kind("foreign", "rauc"))
            .signedBy(ROOT.packageSigners());
    assertRefused(Reason.PAYLOAD_UNSUPPORTED, () -> device.stage(unknown));
    PackageFixture twice =
        SimulatedDevice.unsigned("4.2.1", 421, 410)
            .payload(PayloadFixture.of("one", ARCHIVE, 4096).slot("tool").kind("foreign", "mcu"))
            .payload(PayloadFixture.of("two", ARCHIVE, 4096).slot("extra").kind("foreign", "mcu"))
            .signedBy(ROOT.packageSigners());
    assertRefused(Reason.PAYLOAD_UNSUPPORTED, () -> device.stage(twice));
    assertEquals(SimulatedDevice.SHIPPED_COUNTER, device.memory.state().slot("a").counter());
    assertEquals(Optional.empty(), device.memory.state().pending());
  }
}
