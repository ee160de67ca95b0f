package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The same ceremony with the classical key of {@code release-a} in a token of SoftHSM, which is
 * made for the run. {@code SOFTHSM2_CONF} names its place; the profile {@code pkcs11} sets it.
 */
class CeremonyPkcs11 extends CeremonyTest {
  private static final Path TOKEN = Path.of("target", "softhsm");
  private static final String LIBRARY = System.getProperty("cachet.pkcs11.library", "");

  @BeforeAll
  static void prepare() throws Exception {
    ProcessBuilder script =
        new ProcessBuilder("sh", "../signing/src/test/softhsm/prepare.sh", TOKEN.toString())
            .inheritIO();
    script.environment().put("KEYTOOL", System.getProperty("java.home") + "/bin/keytool");
    script.environment().put("LIBRARY", LIBRARY);
    assertEquals(0, script.start().waitFor());
  }

  @BeforeEach
  void pin() throws IOException {
    SmallRoot.secret(at("pin.txt"), Files.readString(TOKEN.resolve("pin.txt")));
  }

  @Override
  void makeClassicalKey(String person) {
    if (person.equals("release-a")) {
      Path out = at(person + "/classical.jwk");
      String made = Cachet.done(join(classicalKey(person), "key", "export", "--out", out)).out();
      assertTrue(made.contains(" ES256 CLASSICAL"), made);
    } else {
      super.makeClassicalKey(person);
    }
  }

  @Override
  Object[] classicalKey(String person) {
    return person.equals("release-a")
        ? new Object[] {"--token", LIBRARY, "--label", "es256", "--pin-file", at("pin.txt")}
        : super.classicalKey(person);
  }

  @Test
  void mistakesWithATokenAreOneLineEach() throws IOException {
    Path out = at("k.jwk");
    SmallRoot.secret(at("wrong.txt"), "000000\n");
    Object[] export = {"key", "export", "--out", out, "--token", LIBRARY};
    assertMistake(
        "PIN", join(new Object[] {"--label", "es256", "--pin-file", at("wrong.txt")}, export));
    assertMistake(
        "nobody", join(new Object[] {"--label", "nobody", "--pin-file", at("pin.txt")}, export));
    assertMistake(
        "slot 77",
        join(
            new Object[] {"--label", "es256", "--slot", "77", "--pin-file", at("pin.txt")},
            export));
  }

  private static void assertMistake(String word, Object... words) {
    Cachet ran = Cachet.run(words);
    assertEquals(ExitCode.UNREADABLE, ran.exit(), ran.err());
    assertTrue(ran.err().contains(word), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
  }

  private static Object[] join(Object[] last, Object... first) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(first), java.util.Arrays.stream(last))
        .toArray();
  }
}
