package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The path of a PKCS#11 library goes into a configuration, where it must be nothing but a path. */
class LibraryPathTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nnssLibraryDirectory=b.so",
        "a\rslot=1.so",
        "${java.home}.so",
        "a\"b.so",
        "a#b.so",
        "a=b.so",
        "a  b.so",
        "a\tb.so",
        "\u00e4.so"
      })
  void pathThatTheConfigurationWouldReadOtherwiseIsRefused(String name) throws Exception {
    Path library = Files.write(folder.resolve(name), new byte[] {0});
    char[] pin = {'1', '2'};
    KeyFileException e =
        assertThrows(KeyFileException.class, () -> Pkcs11Token.open(library, 0, pin));
    assertTrue(e.getMessage().contains("give a link at such a path"), e.getMessage());
    assertArrayEquals(new char[2], pin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.so", "My Token/lib-1_x+64~.so"})
  void pathThatIsOneIsGivenToTheProvider(String name) throws Exception {
    Path library = folder.resolve(name);
    Files.createDirectories(library.getParent());
    Files.write(library, new byte[] {0});
    KeyFileException e =
        assertThrows(KeyFileException.class, () -> Pkcs11Token.open(library, 0, new char[] {'1'}));
    assertFalse(e.getMessage().contains("give a link"), e.getMessage());
    assertTrue(e.getMessage().contains("slot 0 cannot be opened"), e.getMessage());
  }

  @Test
  void libraryThatIsNotThereIsNamed() {
    Path library = folder.resolve("none.so");
    assertThrows(
        java.nio.file.NoSuchFileException.class,
        () -> Pkcs11Token.open(library, 0, new char[] {'1'}));
  }
}
