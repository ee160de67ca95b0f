package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.cli.output.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word that no command knows is answered with what may have been meant. */
class SuggestionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sbmo                    | 'cachet' has no command 'sbmo'; did you mean 'cachet sbom'?; see 'cachet --help'
          sbom genrate            | 'cachet sbom' has no command 'genrate'; did you mean 'cachet sbom generate'?; see 'cachet sbom --help'
          verfy a.cachet          | 'cachet' has no command 'verfy'; did you mean 'cachet verify'?; see 'cachet --help'
          lifecyle check          | 'cachet' has no command 'lifecyle'; did you mean 'cachet lifecycle'?; see 'cachet --help'
          generate                | 'cachet' has no command 'generate'; did you mean 'cachet sbom generate'?; see 'cachet --help'
          help sbom licences      | 'cachet sbom' has no command 'licences'; see 'cachet sbom --help'
          help key shwo           | 'cachet key' has no command 'shwo'; did you mean 'cachet key show'?; see 'cachet key --help'
          sbom check a --profil x | 'cachet sbom check' has no option '--profil'; did you mean '--profile'?; see 'cachet sbom check --help'
          verify a --roots=b      | 'cachet verify' has no option '--roots=b'; did you mean '--root'?; see 'cachet verify --help'
          verify a --quite        | 'cachet verify' has no option '--quite'; did you mean '--quiet'?; see 'cachet verify --help'
          verify a --colour       | 'cachet verify' has no option '--colour'; see 'cachet verify --help'
          verify a b              | 'cachet verify' has no place for the word 'b'; see 'cachet verify --help'
          """)
  void saysWhatWasMeant(String words, String told) {
    Cachet ran = Cachet.run((Object[]) words.split(" "));
    assertEquals("cachet: " + told + "\n", ran.err());
    assertEquals(ExitCode.USAGE, ran.exit());
  }

  @Test
  void aMistypedOptionIsToldBeforeOneThatIsMissing() {
    assertEquals(
        "cachet: 'cachet sbom generate' has no option '--rotfs'; did you mean '--rootfs'?; see"
            + " 'cachet sbom generate --help'\n",
        Cachet.run("sbom", "generate", "--rotfs", "/").err());
  }

  @ParameterizedTest
  @CsvSource({
    "sbom generate \u2013-rootfs /, \u2013-rootfs, --rootfs, sbom generate",
    "sbom generate \u2014rootfs=/ --out o, \u2014rootfs=/, --rootfs=/, sbom generate",
    "verify a \u2212\u2212no-clock, \u2212\u2212no-clock, --no-clock, verify",
    "verify a -\u2010decode, -\u2010decode, --decode, verify",
    "verify a \u2013q, \u2013q, -q, verify"
  })
  void dashOfAWordProcessorIsTold(String words, String typed, String hyphens, String command) {
    Cachet ran = Cachet.run((Object[]) words.split(" "));
    String told = "cachet: '" + typed + "' does not begin with hyphens; type '" + hyphens + "'";
    assertEquals(told + "; see 'cachet " + command + " --help'\n", ran.err());
    assertEquals(ExitCode.USAGE, ran.exit());
  }

  @Test
  void algorithmsAreListedWhateverElseIsMissing() {
    String all = "RSA is none of EdDSA, ES256, ES384, PS256, ML-DSA-44, ML-DSA-65, ML-DSA-87";
    assertEquals(true, Cachet.run("key", "new", "--alg", "RSA").err().contains(all));
    Cachet whole = Cachet.run("key", "new", "--alg", "RSA", "--out", folder.resolve("k"));
    assertEquals(true, whole.err().contains(all), whole.err());
    assertEquals(ExitCode.USAGE, whole.exit());
  }

  @Test
  void everyHelpFitsATerminalOf80() {
    for (String words : new String[] {"", "sbom generate", "lifecycle check", "verify", "sign"}) {
      Cachet help = Cachet.done((Object[]) ("help " + words).trim().split(" "));
      assertEquals(0, help.out().lines().filter(line -> line.length() > 80).count(), help.out());
    }
  }

  @Test
  void aDocumentIsReadFromStandardInput() throws Exception {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path sbom = folder.resolve("sbom.json");
    Cachet unused = Cachet.done("sbom", "generate", "--rootfs", root, "--out", sbom);
    Cachet file = Cachet.run("sbom", "check", sbom, "--profile", "ntia-2021");
    Cachet piped = Piped.run(folder, sbom, "sbom", "check", "-", "--profile", "ntia-2021").ran();
    assertEquals(file.exit(), piped.exit(), piped.err());
    assertEquals(file.out().replace(sbom.toString(), "standard input"), piped.out().strip() + "\n");
    Cachet converted =
        Piped.run(
                folder,
                sbom,
                "sbom",
                "convert",
                "--in",
                "-",
                "--spec",
                "spdx-2.3-json",
                "--out",
                "c.json")
            .ran();
    assertEquals(ExitCode.DONE, converted.exit(), converted.err());
    Path none = Files.writeString(folder.resolve("none"), "{", StandardCharsets.UTF_8);
    Cachet bad = Piped.run(folder, none, "sbom", "check", "-").ran();
    assertEquals(ExitCode.UNREADABLE, bad.exit());
    assertEquals(true, bad.err().startsWith("cachet: standard input: "), bad.err());
  }
}
