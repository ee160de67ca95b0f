package dev.cachet.cli.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on SBOMs, from a root and a parts file to the table for an authority. */
class SbomCommandsTest {
  private static final String DAY = "2026-05-01";
  private static final String PARTS =
      """
      { "schemaVersion": 1, "name": "Firmware", "parts": [
        { "name": "radio-blob", "version": "3", "supplier": { "name": "=Radio AG" },
          "licence": "MIT", "file": "radio.bin", "needs": [],
          "support": { "level": "actively maintained", "endOfSupport": "2031-12-31" } } ] }
      """;

  @TempDir Path folder;

  @Test
  void rootAndPartsBecomeOneDevice() throws IOException {
    Path sbom = device();

    String text = Files.readString(sbom);
    assertTrue(text.contains("\"name\" : \"Pump\""), text);
    assertTrue(text.contains("04012345678901"), text);
    assertTrue(text.contains("radio-blob"), text);
    assertTrue(text.contains("cachet:support:facts"), text);
  }

  @Test
  void whatWasMadeFromAThingDescribesIt() throws IOException {
    Path sbom = device();

    Cachet.done(
        "sbom",
        "check",
        sbom,
        "--against",
        folder.resolve("root"),
        "--against",
        folder.resolve("parts.json"),
        "--max-age",
        0,
        "--as-of",
        DAY);
  }

  @Test
  void anAddressThatNoValidatorKnowsIsLeftOutAndTold() throws IOException {
    Path parts = folder.resolve("parts.json");
    Files.writeString(
        parts, PARTS.replace("=Radio AG\"", "Radio AG\", \"email\": \"desk@radio.internal\""));
    Files.write(folder.resolve("radio.bin"), new byte[] {1});
    Path sbom = folder.resolve("radio.cdx.json");

    String told =
        Cachet.done("sbom", "generate", "--parts", parts, "--out", sbom, "--as-of", DAY).err();

    assertTrue(told.contains("format.dropped"), told);
    assertTrue(told.contains("desk@radio.internal"), told);
    String text = Files.readString(sbom);
    assertTrue(text.contains("\"name\" : \"Radio AG\""), text);
    assertFalse(text.contains("radio.internal"), text);
  }

  @Test
  void aMakerWhoseAddressNoValidatorKnowsIsAWrongArgument() {
    Path sbom = folder.resolve("never.cdx.json");
    for (String option : List.of("--author", "--manufacturer")) {
      for (String host : List.of("maker.internal", "localhost")) {
        Cachet tried =
            Cachet.run(
                "sbom",
                "generate",
                "--parts",
                folder.resolve("parts.json"),
                "--device",
                "Pump",
                option,
                "Maker <desk@" + host + ">",
                "--out",
                sbom);

        assertEquals(ExitCode.USAGE, tried.exit(), tried.err());
        assertTrue(tried.err().contains(option), tried.err());
        assertTrue(tried.err().contains("Maker <desk@" + host + ">"), tried.err());
        assertFalse(Files.exists(sbom));
      }
    }
  }

  @Test
  void reportsStandBesideWhatIsPrinted() throws IOException {
    Path sbom = device();
    Path sarif = folder.resolve("sbom.sarif");
    Path junit = folder.resolve("sbom.xml");

    Cachet checked =
        Cachet.run(
            "sbom",
            "check",
            sbom,
            "--max-age",
            0,
            "--as-of",
            "2026-05-02",
            "--report",
            "sarif=" + sarif,
            "--report",
            "junit=" + junit);

    assertEquals(ExitCode.REFUSED, checked.exit(), checked.err());
    assertTrue(checked.out().contains("error freshness.too-old"), checked.out());
    assertTrue(Files.readString(sarif).contains("\"ruleId\" : \"freshness.too-old\""));
    assertTrue(Files.readString(junit).contains("type=\"freshness.too-old\""));
  }

  @Test
  void aThingThatChangedIsFound() throws IOException {
    Path sbom = device();
    Path status = folder.resolve("root/var/lib/dpkg/status");
    Files.writeString(status, Files.readString(status).replace("5.2.15-2+b7", "5.2.15-2+b8"));
    Files.writeString(folder.resolve("radio.bin"), "other");

    Cachet ran =
        Cachet.run(
            "sbom",
            "check",
            sbom,
            "--against",
            folder.resolve("root"),
            "--against",
            folder.resolve("parts.json"),
            "--as-of",
            DAY);

    assertEquals(ExitCode.REFUSED, ran.exit(), ran.err());
    assertTrue(ran.out().contains("drift.version-differs"), ran.out());
    assertTrue(ran.out().contains("drift.hash-differs"), ran.out());
  }

  @Test
  void aChangedByteARemovedPackageAndAnUpgradeAreNamedAndNothingElse() throws IOException {
    device();
    Path root = folder.resolve("root");
    Path status = root.resolve("var/lib/dpkg/status");
    String packages = Files.readString(status);
    String third = "\nPackage: hello\nStatus: install ok installed\nVersion: 1\n";
    Files.writeString(status, packages + third);
    SmallRoot.write(
        root.resolve("var/lib/dpkg/info/hello.md5sums"),
        "900150983cd24fb0d6963f7d28e17f72  usr/lib/hello\n");
    SmallRoot.write(root.resolve("usr/lib/hello"), "abc");
    Path sbom = folder.resolve("root.json");
    Cachet.done("sbom", "generate", "--rootfs", root, "--out", sbom, "--as-of", DAY);
    Cachet.done("sbom", "check", sbom, "--against", root, "--as-of", DAY);

    Files.writeString(status, packages.replace("5.2.15-2+b7", "5.2.15-2+b8"));
    Files.writeString(root.resolve("usr/lib/libc6"), "abd");

    Cachet ran = Cachet.run("sbom", "check", sbom, "--against", root, "--as-of", DAY);
    assertEquals(ExitCode.REFUSED, ran.exit(), ran.err());
    assertEquals(
        List.of("drift.component-extra", "drift.hash-differs", "drift.version-differs"),
        ran.out()
            .lines()
            .filter(line -> line.startsWith("error "))
            .map(line -> line.split("[ :]", -1)[1])
            .sorted()
            .toList(),
        ran.out());
  }

  @Test
  void fieldsThatAProfileAsksForAreCounted() throws IOException {
    Path sbom = device();

    Cachet ran = Cachet.run("sbom", "check", sbom, "--profile", "fda-524b", "--as-of", DAY);

    assertEquals(ExitCode.REFUSED, ran.exit(), ran.err());
    assertTrue(ran.out().contains("fda-524b: "), ran.out());
    assertTrue(ran.out().contains("  support-level        must "), ran.out());
  }

  @Test
  void anOldDocumentIsStaleAndOneWithoutADayIsUnknown() throws IOException {
    Path sbom = device();
    assertEquals(
        ExitCode.REFUSED,
        Cachet.run("sbom", "check", sbom, "--max-age", 1, "--as-of", "2026-06-01").exit());
    Files.writeString(sbom, Files.readString(sbom).replaceFirst("\"timestamp\" : \"[^\"]*\",", ""));
    assertEquals(
        ExitCode.TOO_MANY_UNKNOWNS,
        Cachet.run("sbom", "check", sbom, "--max-age", 1, "--as-of", DAY).exit());
  }

  @Test
  void twoDocumentsAreCompared() throws IOException {
    Path sbom = device();
    Path other = folder.resolve("other.json");
    Files.writeString(other, Files.readString(sbom).replace("5.2.15-2+b7", "5.2.15-2+b1"));

    Cachet ran = Cachet.done("sbom", "diff", sbom, other, "--format", "markdown");

    assertTrue(
        ran.out().contains("`bash` went back from `5.2.15-2+b7` to `5.2.15-2+b1`"), ran.out());
  }

  @Test
  void documentsAreMerged() throws IOException {
    Path sbom = device();
    Path merged = folder.resolve("merged.json");

    Cachet.done("sbom", "merge", sbom, "--device", "Station", "--out", merged, "--as-of", DAY);

    assertTrue(Files.readString(merged).contains("\"name\" : \"Station\""));
  }

  @Test
  void whatASyntaxHasNoPlaceForIsListed() throws IOException {
    Path sbom = device();
    Path xml = folder.resolve("sbom.xml");

    Cachet ran =
        Cachet.done("sbom", "convert", "--in", sbom, "--out", xml, "--spec", "cyclonedx-1.6-xml");

    assertTrue(Files.readString(xml).contains("http://cyclonedx.org/schema/bom/1.6"));
    assertEquals("", ran.err());
  }

  @Test
  void theTableForTheAuthorityHoldsNoFormula() throws IOException {
    Cachet ran = Cachet.done("sbom", "addendum", device(), "--out", "-");

    assertTrue(ran.out().startsWith("\"component\",\"version\",\"supplier\""), ran.out());
    assertTrue(
        ran.out()
            .contains(
                "\"radio-blob\",\"3\",\"'=Radio AG\",\"actively maintained\",\"2031-12-31\",\"\""),
        ran.out());
  }

  @Test
  void everyReaderOfADocumentSaysWhatItLeftOut() throws IOException {
    Path plain = device();
    String text = Files.readString(plain);
    String link = "{\"type\":\"website\",\"url\":\"https://u:hidden@example.org/\"}";
    Path sbom =
        SmallRoot.write(
            folder.resolve("linked.json"),
            text.replaceFirst(
                "(?s)\"name\" : \"libc6\",", "$0 \"externalReferences\":[" + link + "],"));
    Object[][] commands = {
      {"sbom", "show", sbom},
      {"sbom", "diff", sbom, plain},
      {"sbom", "diff", plain, sbom},
      {"sbom", "addendum", sbom, "--out", "-"},
      {"sbom", "convert", "--in", sbom, "--out", "-"},
      {"sbom", "merge", sbom, "--device", "Station", "--out", "-"},
    };
    for (Object[] command : commands) {
      Cachet ran = Cachet.done(command);
      assertTrue(ran.err().contains("source.url-credentials"), ran.err());
      assertFalse((ran.out() + ran.err()).contains("hidden"), ran.err());
    }
  }

  @Test
  void mistakesGetOneLineWithARemedy() throws IOException {
    Path sbom = device();
    Path junk = SmallRoot.write(folder.resolve("junk.json"), "{\"a\":1}");
    Path parts = SmallRoot.write(folder.resolve("bad.json"), PARTS.replace("needs", "need"));
    assertLine(ExitCode.USAGE, "--rootfs", "sbom", "generate", "--out", "-");
    assertLine(
        ExitCode.USAGE,
        "--device NAME",
        "sbom",
        "generate",
        "--rootfs",
        folder.resolve("root"),
        "--parts",
        folder.resolve("parts.json"),
        "--out",
        "-");
    assertLine(ExitCode.USAGE, "--device NAME", "sbom", "merge", sbom, "--out", "-");
    assertLine(
        ExitCode.USAGE,
        "--device NAME",
        "sbom",
        "generate",
        "--parts",
        folder.resolve("parts.json"),
        "--model",
        "P-1",
        "--out",
        "-");
    assertLine(
        ExitCode.USAGE,
        "spdx-2.3-json",
        "sbom",
        "convert",
        "--in",
        sbom,
        "--out",
        "-",
        "--spec",
        "spdx");
    assertLine(ExitCode.USAGE, "ntia-2021", "sbom", "check", sbom, "--profile", "ntia");
    assertLine(ExitCode.USAGE, "give days, 0 or more", "sbom", "check", sbom, "--max-age", "-1");
    assertLine(ExitCode.UNREADABLE, "junk.json", "sbom", "check", junk);
    assertLine(ExitCode.UNREADABLE, "junk.json", "sbom", "diff", junk, sbom);
    assertLine(ExitCode.UNREADABLE, "junk.json", "sbom", "addendum", junk, "--out", "-");
    assertLine(
        ExitCode.UNREADABLE, "junk.json", "sbom", "merge", junk, "--device", "x", "--out", "-");
    assertLine(
        ExitCode.UNREADABLE,
        "/parts/0/need: unknown member",
        "sbom",
        "generate",
        "--parts",
        parts,
        "--out",
        "-");
    assertLine(ExitCode.UNREADABLE, "a folder", "sbom", "diff", folder, sbom);
    assertLine(ExitCode.USAGE, "nothere", "sbom", "check", folder.resolve("nothere"));
    assertLine(
        ExitCode.USAGE, "nothere", "sbom", "check", sbom, "--against", folder.resolve("nothere"));
  }

  private static void assertLine(int exit, String expected, Object... words) {
    Cachet ran = Cachet.run(words);
    assertEquals(exit, ran.exit(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().startsWith("cachet: "), ran.err());
    assertTrue(ran.err().contains(expected), ran.err());
  }

  private Path device() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    SmallRoot.write(folder.resolve("radio.bin"), "abc");
    for (String name : new String[] {"bash", "libc6"}) {
      Path list = root.resolve("var/lib/dpkg/info/" + name + ".md5sums");
      SmallRoot.write(list, "900150983cd24fb0d6963f7d28e17f72  usr/lib/" + name + "\n");
      SmallRoot.write(root.resolve("usr/lib/" + name), "abc");
    }
    Path parts = SmallRoot.write(folder.resolve("parts.json"), PARTS);
    Path sbom = folder.resolve("pump.cdx.json");
    Cachet.done(
        "sbom",
        "generate",
        "--rootfs",
        root,
        "--parts",
        parts,
        "--device",
        "Pump",
        "--udi-di",
        "04012345678901",
        "--manufacturer",
        "Maker <psirt@example.org>",
        "--support",
        "--out",
        sbom,
        "--as-of",
        DAY);
    return sbom;
  }
}
