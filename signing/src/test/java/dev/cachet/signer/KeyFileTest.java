package dev.cachet.signer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFileTest {
  private static final byte[] DOCUMENT = "{\"format\":1}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void keyThatIsReadBackSignsForTheSamePublicKey(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    Path file = folder.resolve("key.pem");
    KeyFile.write(file, key, "correct horse".toCharArray());
    SigningKey read = KeyFile.read(file, "correct horse".toCharArray());
    assertEquals(key.publicKey().json(), read.publicKey().json());
    EnvelopeSignature signature = new ManifestSigner().sign(DocumentType.ROOT, DOCUMENT, read);
    assertDoesNotThrow(() -> SignatureVerifier.requireValid(key.publicKey(), signature, DOCUMENT));
  }

  @Test
  void wrongPassphraseIsNamedAsSuch() throws Exception {
    Path file = write("correct horse");
    KeyFileException e =
        assertThrows(
            KeyFileException.class, () -> KeyFile.read(file, "battery staple".toCharArray()));
    assertEquals(file + ": wrong passphrase, or the file is damaged", e.getMessage());
  }

  @Test
  void passphraseIsUtf8() throws Exception {
    Path file = write("Schlüssel-日本");
    assertDoesNotThrow(() -> KeyFile.read(file, "Schlüssel-日本".toCharArray()));
  }

  /** A43: a private key that was readable by everybody for a moment was readable. */
  @DisplayName("A43: a private key is its owner's from the first byte")
  @Test
  void onlyTheOwnerCanReadAKeyFile() throws Exception {
    Path file = write("correct horse");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Path plain = folder.resolve("plain.pem");
    UnsafePlainKeyFile.write(plain, ed25519());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)));
  }

  @Test
  void keyFileThatExistsIsNeverOverwritten() throws Exception {
    Path file = write("correct horse");
    byte[] before = Files.readAllBytes(file);
    assertThrows(
        FileAlreadyExistsException.class,
        () -> KeyFile.write(file, ed25519(), "correct horse".toCharArray()));
    assertThrows(FileAlreadyExistsException.class, () -> UnsafePlainKeyFile.write(file, ed25519()));
    assertThrows(
        FileAlreadyExistsException.class, () -> PublicKeyFile.write(file, ed25519().publicKey()));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  /** Else a key lies there that no root can name, and its name is taken. */
  @Test
  void bothHalvesOfAKeyAreWrittenOrNone() throws Exception {
    Path file = folder.resolve("key.pem");
    Path publicFile = folder.resolve("key.jwk");
    Files.writeString(publicFile, "mine");
    char[] passphrase = "correct horse".toCharArray();
    assertThrows(
        FileAlreadyExistsException.class,
        () -> KeyFile.write(file, publicFile, ed25519(), passphrase));
    assertFalse(Files.exists(file));
    assertEquals("mine", Files.readString(publicFile));
    assertArrayEquals(new char[passphrase.length], passphrase);
    Files.delete(publicFile);
    SigningKey key = ed25519();
    KeyFile.write(file, publicFile, key, "correct horse".toCharArray());
    assertEquals(key.publicKey(), PublicKeyFile.read(publicFile));
    assertEquals(key.publicKey(), KeyFile.read(file, "correct horse".toCharArray()).publicKey());
    assertThrows(
        FileAlreadyExistsException.class,
        () ->
            KeyFile.write(
                file, folder.resolve("other.jwk"), ed25519(), "correct horse".toCharArray()));
    assertFalse(Files.exists(folder.resolve("other.jwk")));
    assertEquals(key.publicKey(), KeyFile.read(file, "correct horse".toCharArray()).publicKey());
  }

  @Test
  void danglingLinkIsNotFollowedWhenAKeyIsWritten() throws Exception {
    Path target = folder.resolve("elsewhere");
    Path link = Files.createSymbolicLink(folder.resolve("key.pem"), target);
    assertThrows(
        FileAlreadyExistsException.class,
        () -> KeyFile.write(link, ed25519(), "correct horse".toCharArray()));
    assertFalse(Files.exists(target));
  }

  @Test
  void passphraseIsWipedAfterWriting() throws Exception {
    char[] passphrase = "correct horse".toCharArray();
    KeyFile.write(folder.resolve("key.pem"), ed25519(), passphrase);
    assertArrayEquals(new char[passphrase.length], passphrase);
  }

  @Test
  void passphraseIsWipedAfterReading() throws Exception {
    Path file = write("correct horse");
    char[] passphrase = "correct horse".toCharArray();
    SigningKey unused = KeyFile.read(file, passphrase);
    assertArrayEquals(new char[passphrase.length], passphrase);
  }

  @Test
  void passphraseIsWipedWhenTheFileIsNotThere() {
    char[] passphrase = "correct horse".toCharArray();
    assertThrows(NoSuchFileException.class, () -> KeyFile.read(folder.resolve("none"), passphrase));
    assertArrayEquals(new char[passphrase.length], passphrase);
  }

  @Test
  void refusesAShortPassphrase() {
    Path file = folder.resolve("key.pem");
    assertThrows(
        IllegalArgumentException.class,
        () -> KeyFile.write(file, ed25519(), "1234567".toCharArray()));
    assertFalse(Files.exists(file));
  }

  @Test
  void derivesWithAtLeastSixHundredThousandIterations() {
    assertTrue(KeyEncryption.ITERATIONS >= 600_000);
  }

  @Test
  void refusesAFileThatIsTooLargeForAKey() throws Exception {
    Path file = folder.resolve("large.pem");
    Files.write(file, new byte[16 * 1024 + 1]);
    KeyFileException e =
        assertThrows(KeyFileException.class, () -> KeyFile.read(file, "12345678".toCharArray()));
    assertTrue(e.getMessage().contains("larger than any key file"), e.getMessage());
  }

  @Test
  void keyIsNeverPrinted() {
    SigningKey key = ed25519();
    assertEquals("SigningKey[" + key.publicKey().kid() + "]", key.toString());
  }

  private Path write(String passphrase) throws Exception {
    Path file = folder.resolve("key.pem");
    KeyFile.write(file, ed25519(), passphrase.toCharArray());
    return file;
  }

  private static SigningKey ed25519() {
    return SigningKey.generate(Algorithm.ED25519, new SecureRandom());
  }
}
