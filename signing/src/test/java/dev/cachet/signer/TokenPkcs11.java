package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.SignatureVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keys in a token of SoftHSM, which is made for the run. {@code SOFTHSM2_CONF} names its place; the
 * profile {@code pkcs11} sets it.
 */
class TokenPkcs11 {
  private static final Path LIBRARY = Path.of(System.getProperty("cachet.pkcs11.library", ""));
  private static final byte[] DOCUMENT = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String PIN = "123456";

  @BeforeAll
  static void prepare() throws Exception {
    ProcessBuilder script =
        new ProcessBuilder("sh", "src/test/softhsm/prepare.sh", "target/softhsm").inheritIO();
    script.environment().put("KEYTOOL", System.getProperty("java.home") + "/bin/keytool");
    script.environment().put("LIBRARY", LIBRARY.toString());
    assertEquals(0, script.start().waitFor());
  }

  @ParameterizedTest
  @CsvSource({"es256, ES256", "es384, ES384", "ps256, PS256"})
  void keyInATokenSignsWhatDevicesVerify(String label, Algorithm algorithm) throws Exception {
    try (Pkcs11Token token = open()) {
      Signer key = token.key(label);
      assertEquals(Optional.of(algorithm), key.publicKey().algorithm());
      EnvelopeSignature made = new ManifestSigner().sign(DocumentType.PACKAGE, DOCUMENT, key);
      SignatureVerifier.requireValid(key.publicKey(), made, DOCUMENT);
    }
  }

  @Test
  void tokenSaysWhichKeysItHas() throws Exception {
    try (Pkcs11Token token = open()) {
      assertEquals(List.of("es256", "es384", "ps256", "rsa2048"), token.labels());
      KeyFileException e = assertThrows(KeyFileException.class, () -> token.key("nobody"));
      assertTrue(e.getMessage().contains("es384"), e.getMessage());
    }
  }

  @Test
  void keyThatDevicesWouldNotAcceptIsNotOffered() throws Exception {
    try (Pkcs11Token token = open()) {
      KeyFileException e = assertThrows(KeyFileException.class, () -> token.key("rsa2048"));
      assertTrue(e.getMessage().contains("2048"), e.getMessage());
    }
  }

  @Test
  void wrongPinSlotAndLibraryAreSaid() {
    assertProblem("PIN", LIBRARY, 0, "654321");
    assertProblem("slot 77", LIBRARY, 77, PIN);
    assertThrows(
        IOException.class, () -> Pkcs11Token.open(Path.of("/nothere.so"), 0, PIN.toCharArray()));
  }

  @Test
  void pinIsWiped() throws Exception {
    char[] pin = PIN.toCharArray();
    Pkcs11Token.open(LIBRARY, 0, pin).close();
    assertEquals("\0".repeat(6), new String(pin));
  }

  private static void assertProblem(String word, Path library, int slot, String pin) {
    KeyFileException e =
        assertThrows(
            KeyFileException.class, () -> Pkcs11Token.open(library, slot, pin.toCharArray()));
    assertTrue(e.getMessage().contains(word), e.getMessage());
  }

  private static Pkcs11Token open() throws Exception {
    return Pkcs11Token.open(LIBRARY, 0, PIN.toCharArray());
  }
}
