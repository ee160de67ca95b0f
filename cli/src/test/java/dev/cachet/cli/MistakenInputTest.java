package dev.cachet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of inputs of a wrong kind and of mistyped values, word for word. */
class MistakenInputTest {
  private static final int LONGEST = 400;

  @TempDir Path folder;

  @BeforeEach
  void inputs() throws IOException {
    Files.createDirectory(folder.resolve("dir"));
    Files.write(folder.resolve("empty"), new byte[0]);
    Files.write(folder.resolve("binary"), new byte[] {0x50, 0x4B, 3, 4, 20, 0, (byte) 0xFF});
    Files.writeString(folder.resolve("text"), "hello world\n", UTF_8);
    Files.writeString(folder.resolve("other.json"), "{\"a\":1}\n", UTF_8);
    Files.writeString(folder.resolve("array.json"), "[]\n", UTF_8);
    Files.writeString(folder.resolve("cut.json"), "{\"schemaVersion\": 1, \"x\": [1, 2", UTF_8);
    Files.writeString(folder.resolve("show-info.json"), "{\"a\": [1", UTF_8);
    Files.writeString(folder.resolve("spdx.yaml"), "spdxVersion: \"SPDX-2.3\"\n", UTF_8);
    Files.writeString(folder.resolve("page"), "<!DOCTYPE html><html></html>", UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "key show @/other.json --format xml | 2 | 'xml' is none of text, json; see 'cachet key show"
            + " --help'",
        "sbom diff @/a @/b --format pdf | 2 | 'pdf' is none of text, json, markdown; see 'cachet"
            + " sbom diff --help'",
        "sbom show @/a --lang de | 2 | 'de' is none of en, fr; see 'cachet sbom show --help'",
        "completion tcsh | 2 | 'tcsh' is none of bash, zsh, fish; see 'cachet completion --help'",
        "sbom check @/a --report sarif | 2 | cachet: option '--report' takes FORMAT=FILE, not"
            + " 'sarif'; see 'cachet sbom check --help'",
        "lifecycle lookup a@1 --openeox debian | 2 | cachet: option '--openeox' takes"
            + " PRODUCT/CYCLE=FILE, not 'debian'; see",
        "gate --payload image | 2 | option '--payload' takes ID=FILE, not 'image'; see 'cachet gate"
            + " --help'",
        "device init @/d --slot rootfs | 2 | option '--slot' takes ",
        "policy explain nosuch | 2 | cachet: 'nosuch' is no row, scheme or preset; see 'cachet"
            + " policy show'",
        "key new --alg  --out @/k | 2 | cachet: Invalid value for option '--alg': '' is none of"
            + " EdDSA",
        "lifecycle diff  bundled | 2 | cachet: OLD and NEW: an empty path; see 'cachet lifecycle"
            + " diff --help'",
        "policy show --out= | 2 | cachet: --out: an empty path; see 'cachet policy show --help'",
        "key show @/empty | 3 | @/empty: document: found nothing, expected one object (JSON-3);"
            + " correct it, or name another file",
        "key show @/text | 3 | @/text: document: found text that is not JSON, expected JSON of RFC"
            + " 8259 (JSON-4); correct it, or name another file",
        "policy show --policy @/empty | 3 | @/empty: is no object; correct it, or name another"
            + " file",
        "policy show --policy @/cut.json | 3 | (start marker at line 1, column 27) at line 1,"
            + " column 32; correct it, or name another file",
        "policy show --policy @/text | 3 | @/text: not JSON: Unrecognized token 'hello' at line 1,"
            + " column 1; correct it, or name another file",
        "network lint @/array.json | 3 | @/array.json: /: is no object; correct it, or name another"
            + " file",
        "tripwire @/dir --allow @/text | 3 | @/text: /: not JSON: Unrecognized token 'hello' at"
            + " line 1, column 1; correct it, or name another file",
        "sbom generate --parts @/other.json --out - | 3 | @/other.json: /schemaVersion: is missing;"
            + " correct it, or name another file",
        "sbom generate --apk @/text --out - | 3 | ; correct it, or name another file",
        "sbom generate --buildroot @/show-info.json --out - | 3 | show-info.json: not readable as"
            + " JSON: ",
        "sbom check @/spdx.yaml | 3 | @/spdx.yaml: no SBOM that is read here: it is SPDX as YAML;"
            + " write it as CycloneDX",
        "sbom check @/binary | 3 | it is a ZIP archive (a spreadsheet, a jar, a package); write it"
            + " as CycloneDX",
        "sbom show @/page | 3 | it is a web page; write it as",
        "sbom addendum @/text --out - | 3 | @/text: not JSON: Unrecognized token 'hello' at line 1,"
            + " column 1; correct it, or name another file",
        "lifecycle check --sbom @/page | 3 | @/page: is a web page, and only JSON is read here;"
            + " write it as CycloneDX or SPDX in JSON",
        "lifecycle lookup a@1 --overrides @/array.json | 3 | @/array.json: expected an object {} at"
            + " line 1; correct it, or name another file",
        "network verify @/text --signature @/text --ca @/text | 3 | no certificate of X.509 in PEM"
            + " or DER; give one, such as FILE.crt",
      })
  void isToldWithPlaceCauseAndRemedy(String words, int exit, String expected) {
    Object[] line = words.replace("@", folder.toString()).split(" ", -1);
    Cachet ran = Cachet.run(line);
    assertEquals(exit, ran.exit(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().startsWith("cachet: "), ran.err());
    String said = ran.err().strip();
    assertTrue(said.contains(expected.replace("@", folder.toString())), said);
    assertTrue(said.contains("; "), "no remedy: " + said);
    assertTrue(said.length() - folder.toString().length() < LONGEST, said);
  }
}
