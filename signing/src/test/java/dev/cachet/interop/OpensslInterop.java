package dev.cachet.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.Algorithm;
import dev.cachet.signer.KeyFile;
import dev.cachet.signer.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenSSL 3.0 reads the key files of classical keys. */
class OpensslInterop {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"ED25519, 32, x", "ES256, 32, y", "ES384, 48, y"})
  void opensslFindsTheSamePublicKey(Algorithm algorithm, int bytes, String member)
      throws Exception {
    SigningKey key = write(algorithm);
    OtherProgram.Result result =
        openssl(
            "pkey",
            "-in",
            "key.pem",
            "-passin",
            "pass:correct horse",
            "-pubout",
            "-outform",
            "DER",
            "-out",
            "key.der");
    assertEquals(0, result.exitCode(), result.output());
    byte[] der = Files.readAllBytes(folder.resolve("key.der"));
    byte[] last = java.util.Arrays.copyOfRange(der, der.length - bytes, der.length);
    String expected =
        "\"" + member + "\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(last);
    assertTrue(key.publicKey().json().contains(expected), key.publicKey().json());
  }

  @ParameterizedTest
  @CsvSource({"PS256"})
  void opensslFindsAnRsaKeySound(Algorithm algorithm) throws Exception {
    SigningKey unused = write(algorithm);
    OtherProgram.Result result =
        openssl("rsa", "-check", "-noout", "-in", "key.pem", "-passin", "pass:correct horse");
    assertEquals(0, result.exitCode(), result.output());
    assertTrue(result.output().contains("RSA key ok"), result.output());
  }

  private SigningKey write(Algorithm algorithm) throws Exception {
    SigningKey key = SigningKey.generate(algorithm, new SecureRandom());
    KeyFile.write(folder.resolve("key.pem"), key, "correct horse".toCharArray());
    return key;
  }

  private OtherProgram.Result openssl(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "openssl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return new OtherProgram(folder).run(command);
  }
}
