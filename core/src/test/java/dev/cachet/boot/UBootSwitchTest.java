package dev.cachet.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UBootSwitchTest extends BootSwitchScenario {
  UBootSwitchTest() {
    super(SimulatedLoader.U_BOOT);
  }

  private static byte[] copy(int flags, String text) {
    byte[] copy = new byte[SimulatedUBoot.SIZE];
    copy[4] = (byte) flags;
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, copy, 5, bytes.length);
    return SimulatedUBoot.sealed(copy);
  }

  private byte[] read(String file) throws IOException {
    return storage.read(file, 4096);
  }

  private void put(byte[] first, byte[] second) {
    storage.damage(SimulatedUBoot.FIRST, first);
    storage.damage(SimulatedUBoot.SECOND, second);
  }

  /** The older copy takes the change, in the order and with the padding of fw_setenv. */
  @Test
  void writesTheBytesThatFwSetenvWrites() throws IOException {
    byte[] first = copy(7, "bootargs=quiet\0cachet_boot=0\0\0");
    put(first, copy(6, "zzz=old\0\0"));
    bootSwitch().tryOnce("b");
    assertArrayEquals(first, read(SimulatedUBoot.FIRST));
    assertArrayEquals(copy(8, "bootargs=quiet\0cachet_boot=2\0\0"), read(SimulatedUBoot.SECOND));
    bootSwitch().endTrial();
    assertArrayEquals(copy(9, "bootargs=quiet\0cachet_boot=0\0\0"), read(SimulatedUBoot.FIRST));
  }

  @Test
  void keepsAllOtherVariablesByteForByte() throws IOException {
    String others = "a=\0b=x=y\nz\u00e9\0";
    put(copy(0, others + "cachet_boot=0\0zz=1\0\0"), copy(1, others + "cachet_boot=0\0zz=1\0\0"));
    bootSwitch().markUnbootable("b");
    assertArrayEquals(copy(2, others + "cachet_boot=1\0zz=1\0\0"), read(SimulatedUBoot.FIRST));
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,first",
    "0,1,second",
    "255,0,second",
    "0,255,first",
    "254,255,second",
    "5,5,first"
  })
  void takesTheNewerCopyWhereverTheCountStands(int first, int second, String newer)
      throws IOException {
    String set = "cachet_boot=1\0\0";
    String other = "cachet_boot=0\0\0";
    boolean isFirst = newer.equals("first");
    put(copy(first, isFirst ? set : other), copy(second, isFirst ? other : set));
    assertEquals(Set.of("b"), bootSwitch().state().unbootable());
    bootSwitch().tryOnce("b");
    assertEquals(Trial.SELECTED, bootSwitch().state().trial());
    assertEquals("b", start());
    assertEquals("a", start());
  }

  @ParameterizedTest
  @ValueSource(strings = {"uboot/first", "uboot/second"})
  void livesWithOneDamagedCopyAndRepairsIt(String damaged) throws IOException {
    for (int kind = 0; kind < 4; kind++) {
      byte[] whole = copy(3, "cachet_boot=0\0\0");
      put(whole, whole);
      assertEquals("a", start());
      byte[] bad = whole.clone();
      bad[100]++;
      switch (kind) {
        case 0 -> storage.damage(damaged, bad);
        case 1 -> storage.damage(damaged, new byte[0]);
        case 2 -> storage.damage(damaged, Arrays.copyOf(whole, 200));
        default -> storage.lose(damaged);
      }
      assertEquals(Trial.NONE, bootSwitch().state().trial());
      bootSwitch().tryOnce("b");
      assertArrayEquals(copy(4, "cachet_boot=2\0\0"), read(damaged));
      assertEquals("b", start());
    }
  }

  @Test
  void refusesToGuessFromTwoDamagedCopies() {
    put(new byte[256], new byte[256]);
    assertUnreadable("right checksum");
    put(copy(1, "bootargs=quiet\0\0"), new byte[256]);
    assertUnreadable("cachet_boot is not in uboot/first and uboot/second");
    put(copy(1, "cachet_boot=9\0\0"), copy(0, "cachet_boot=0\0\0"));
    assertUnreadable("none of 0 to 7");
    put(copy(1, "no variable\0\0"), copy(0, "cachet_boot=0\0\0"));
    assertUnreadable("name=value");
  }

  private void assertUnreadable(String why) {
    IOException state = assertThrows(IOException.class, () -> bootSwitch().state());
    assertTrue(state.getMessage().contains(why), state.getMessage());
    assertThrows(IOException.class, () -> bootSwitch().tryOnce("b"));
  }

  @Test
  void changesNothingThatDoesNotFit() throws IOException {
    byte[] full = copy(1, "x=" + "y".repeat(234) + "\0\0");
    put(full, full);
    IOException refused =
        assertThrows(IOException.class, () -> SimulatedLoader.U_BOOT.initialise(storage));
    assertTrue(refused.getMessage().contains("full"), refused.getMessage());
    assertArrayEquals(full, read(SimulatedUBoot.FIRST));
    assertArrayEquals(full, read(SimulatedUBoot.SECOND));
  }

  /** Both copies torn at once would leave none. */
  @Test
  void makesTheNewerCopyDurableBeforeItOverwritesTheOlder() throws IOException {
    SimulatedStorage disk = storage.copy();
    disk.failAfter(2);
    IOException died = assertThrows(IOException.class, () -> loader.bootSwitch(disk).tryOnce("b"));
    disk.failAfter(Integer.MAX_VALUE);
    assertEquals("the medium failed", died.getMessage());
    loader.bootSwitch(disk).endTrial();
    int written = disk.operations() - 2;
    disk.afterEveryCutBefore(
        written,
        left -> {
          try {
            assertEquals(Trial.SELECTED, loader.bootSwitch(left).state().trial());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void isMadeOnce() throws IOException {
    bootSwitch().tryOnce("b");
    IOException refused =
        assertThrows(IOException.class, () -> SimulatedLoader.U_BOOT.initialise(storage));
    assertTrue(refused.getMessage().contains("made once"), refused.getMessage());
  }

  @Test
  void takesASingleCopyOnlyByItsName() throws IOException {
    byte[] single = new byte[128];
    byte[] text = "cachet_boot=0\0\0".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, single, 4, text.length);
    CRC32 crc = new CRC32();
    crc.update(single, 4, 124);
    for (int i = 0; i < 4; i++) {
      single[i] = (byte) (crc.getValue() >> (8 * i));
    }
    storage.damage("uboot/single", single);
    BootSwitch alone =
        UBootSwitch.acceptNonAtomicEnv(
            storage, "uboot/single", 128, SimulatedLoader.SLOTS, RunningSlot.file(storage));
    alone.tryOnce("b");
    assertEquals(Trial.SELECTED, alone.state().trial());
    assertEquals('2', read("uboot/single")[4 + "cachet_boot=".length()]);
    storage.damage("uboot/single", new byte[128]);
    assertThrows(IOException.class, alone::state);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            UBootSwitch.redundant(
                storage, "u/a", "u/a", 128, SimulatedLoader.SLOTS, RunningSlot.file(storage)));
  }
}
