package dev.cachet.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningSlotTest {
  @TempDir Path folder;

  private RunningSlot commandLine(String line) throws IOException {
    return RunningSlot.kernelCommandLine(Files.writeString(folder.resolve("cmdline"), line));
  }

  private RunningSlot variable(byte[] bytes) throws IOException {
    return RunningSlot.loaderEntrySelected(Files.write(folder.resolve("variable"), bytes));
  }

  private static byte[] text(String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16LE);
    byte[] bytes = new byte[4 + utf16.length];
    bytes[0] = 6;
    System.arraycopy(utf16, 0, bytes, 4, utf16.length);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cachet.slot=b",
        "BOOT_IMAGE=/vmlinuz root=PARTLABEL=x ro quiet cachet.slot=b panic=10\n",
        "cachet.slot=b cachet.slot=b\n",
        "note=\"cachet.slot=a is not it\" cachet.slot=b\n",
        "xcachet.slot=a cachet.slot=b -- cachet.slot=a\n"
      })
  void readsTheCommandLineOfTheKernel(String line) throws IOException {
    assertEquals("b", commandLine(line).slot());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "quiet\n", "cachet.slot=a cachet.slot=b\n", "-- cachet.slot=a\n"})
  void doesNotGuessFromACommandLine(String line) {
    IOException unknown = assertThrows(IOException.class, () -> commandLine(line).slot());
    assertTrue(unknown.getMessage().contains("does not say which slot"), unknown.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "cachet-00000002-b+1.conf,b", // systemd 252
    "cachet-00000002-b.conf,b", // systemd 257
    "cachet-00000002-b+0-1.conf,b",
    "cachet-00000002-b+10-12.conf,b",
    "cachet-00000007-rootfs.1.conf,rootfs.1"
  })
  void readsTheEntryThatSystemdBootSelected(String entry, String slot) throws IOException {
    assertEquals(slot, variable(text(entry + '\0')).slot());
    assertEquals(slot, variable(text(entry)).slot());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "arch.conf", "cachet-2-b.conf", "cachet-00000002-.conf", "auto-windows"})
  void doesNotGuessFromAnotherEntry(String entry) {
    IOException unknown =
        assertThrows(IOException.class, () -> variable(text(entry + '\0')).slot());
    assertTrue(unknown.getMessage().contains("cachet-NUMBER-SLOT.conf"), unknown.getMessage());
  }

  @Test
  void doesNotGuessFromADamagedVariable() {
    assertThrows(IOException.class, () -> variable(new byte[3]).slot());
    assertThrows(IOException.class, () -> variable(new byte[7]).slot());
    assertThrows(IOException.class, () -> variable(new byte[5000]).slot());
    RunningSlot missing = RunningSlot.loaderEntrySelected(folder.resolve("none"));
    assertThrows(IOException.class, missing::slot);
  }

  /** A loader that names its slots otherwise must not be understood by halves. */
  @Test
  void refusesASlotThatTheDeviceDoesNotHave() throws IOException {
    SimulatedStorage storage = new SimulatedStorage();
    for (SimulatedLoader loader : SimulatedLoader.values()) {
      loader.initialise(storage);
    }
    RunningSlot other = () -> "c";
    for (BootSwitch bootSwitch :
        new BootSwitch[] {
          new GrubBootSwitch(storage, SimulatedGrub.FILE, SimulatedLoader.SLOTS, other),
          new SystemdBootSwitch(
              storage,
              SimulatedSystemdBoot.FOLDER,
              SimulatedLoader.SLOTS,
              SimulatedSystemdBoot.TEXTS,
              other)
        }) {
      IOException unknown = assertThrows(IOException.class, bootSwitch::state);
      assertTrue(unknown.getMessage().contains("neither a nor b"), unknown.getMessage());
    }
  }

  @Test
  void namesTwoDifferentSlots() {
    assertThrows(IllegalArgumentException.class, () -> new BootSlots("a", "a"));
    assertThrows(IllegalArgumentException.class, () -> new BootSlots("", "a"));
    assertThrows(IllegalArgumentException.class, () -> new BootSlots("a", "../b"));
    assertThrows(IllegalArgumentException.class, () -> new BootSlots("a", "B"));
    assertThrows(IllegalArgumentException.class, () -> SimulatedLoader.SLOTS.other("c"));
    assertEquals("a", SimulatedLoader.SLOTS.other("b"));
  }
}
