package dev.cachet.boot;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBootSwitchTest extends BootSwitchScenario {
  private final FileBootSwitch bootSwitch = new FileBootSwitch(storage);
  private final FileBootLoader files = new FileBootLoader(storage);

  FileBootSwitchTest() {
    super(SimulatedLoader.FILE);
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
    assertThrows(IOException.class, files::start);
    assertThrows(IOException.class, () -> bootSwitch.tryOnce("b"));
  }
}
