package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.OLD;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.boot.Trial;
import dev.cachet.refusal.PackageRefusedException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchingTest extends InstallationScenario {
  @Test
  void switchesOnlyWhenTheDeviceIsIdle() throws Exception {
    StagedUpdate staged = device.stage(release());
    for (DeviceState state : List.of(DeviceState.IN_USE, DeviceState.UNKNOWN)) {
      assertThrows(
          NotNowException.class,
          () -> device.installer.switchTo(staged, () -> state, device.time()));
    }
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    device.switchTo(staged);
    assertEquals(Trial.SELECTED, device.bootSwitch.state().trial());
  }

  @Test
  void asksOnceMoreImmediatelyBeforeTheWrite() throws Exception {
    StagedUpdate staged = device.stage(release());
    ArrayDeque<DeviceState> answers =
        new ArrayDeque<>(List.of(DeviceState.IDLE, DeviceState.IN_USE));
    assertThrows(
        NotNowException.class,
        () -> device.installer.switchTo(staged, answers::remove, device.time()));
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    assertEquals(Situation.STAGED, device.resume().situation());
  }

  @Test
  void writesNothingButTheSwitchAfterTheLastQuestion() throws Exception {
    StagedUpdate staged = device.stage(release());
    int[] asked = new int[1];
    device.installer.switchTo(
        staged,
        () -> {
          asked[0] = storage.operations();
          return DeviceState.IDLE;
        },
        device.time());
    // Name, data, truncation, sync, rename, folder: one replaced file.
    assertEquals(5, storage.operations() - asked[0]);
  }

  @Test
  void switchesWhatWasStagedBeforeARestart() throws Exception {
    device.stage(release());
    restart();
    Resumption resumed = device.resume();
    assertEquals(Situation.STAGED, resumed.situation());
    device.switchTo(resumed.staged().orElseThrow());
    assertEquals(Situation.AWAITING_RESTART, device.resume().situation());
    restart();
    assertArrayEquals(NEW, device.running());
  }

  @Test
  void switchesOnlyWhatIsStagedNow() throws Exception {
    StagedUpdate first = device.stage(release());
    StagedUpdate second = device.stage(release("4.2.2", 422, 410, OLD));
    assertThrows(IllegalStateException.class, () -> device.switchTo(first));
    device.switchTo(second);
    restart();
    assertArrayEquals(OLD, device.running());
  }

  // After a rotation a pending update that has not been switched to is judged again.
  @Test
  void givesUpWhatANewerRootNoLongerAccepts() throws Exception {
    StagedUpdate staged = device.stage(release());
    rotateReleaseKeys();
    assertThrows(PackageRefusedException.class, () -> device.switchTo(staged));
    assertEquals(Trial.NONE, device.bootSwitch.state().trial());
    assertEquals(Optional.empty(), memory().pending());
  }

  @Test
  void givesUpAfterARestartWhatANewerRootNoLongerAccepts() throws Exception {
    device.stage(release());
    rotateReleaseKeys();
    restart();
    assertEquals(Situation.STAGING_INTERRUPTED, device.resume().situation());
  }
}
