package dev.cachet.cli.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements on vulnerabilities on the command line. */
class SbomVexTest {
  private static final String REPORT =
      "{\"version\":\"1\",\"package\":[{\"name\":\"zlib\",\"version\":\"1.3.1\",\"issue\":["
          + "{\"id\":\"CVE-2026-7\",\"status\":\"Patched\"}]}]}";
  private static final String SBOM =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.6","version":1,
       "serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
       "metadata":{"timestamp":"2026-01-01T00:00:00Z",
        "component":{"type":"firmware","name":"pump","version":"1","bom-ref":"pump"}},
       "components":[{"type":"library","name":"zlib","version":"1.3.1","bom-ref":"z",
        "purl":"pkg:generic/zlib@1.3.1"}],
       "vulnerabilities":[{"id":"CVE-2026-1","analysis":{"state":"not_affected"},
        "affects":[{"ref":"z"}]}]}
      """;

  @TempDir Path folder;

  private Path sbom;
  private Path report;
  private Path out;
  private Path vex;

  @BeforeEach
  void writesInputs() throws Exception {
    sbom = Files.writeString(folder.resolve("in.json"), SBOM);
    report = Files.writeString(folder.resolve("cve.json"), REPORT);
    out = folder.resolve("out.json");
    vex = folder.resolve("vex.json");
  }

  private static Cachet done(Object... words) {
    Cachet ran = Cachet.run(words);
    assertEquals(ExitCode.DONE, ran.exit(), ran.err());
    return ran;
  }

  @Test
  void convertWritesThemBesideOrSaysThatTheyAreLeftOut() throws Exception {
    Cachet without = done("sbom", "convert", "--in", sbom, "--out", out, "--spec", "spdx-2.3-json");
    assertTrue(without.err().contains("1 statement on vulnerabilities left out; --vex-out"));
    Cachet beside =
        done(
            "sbom",
            "convert",
            "--in",
            sbom,
            "--out",
            out,
            "--spec",
            "spdx-2.3-json",
            "--vex-out",
            vex,
            "--vex",
            report);
    assertFalse(beside.err().contains("left out; --vex-out"), beside.err());
    assertFalse(Files.readString(out).contains("CVE-2026"));
    String written = Files.readString(vex);
    assertTrue(written.contains("CVE-2026-1") && written.contains("CVE-2026-7"));
  }

  @Test
  void theyStandInsideOnlyOnRequestAndTheProfileSaysSo() throws Exception {
    done("sbom", "convert", "--in", sbom, "--out", out, "--vex-out", vex);
    assertFalse(Files.readString(out).contains("CVE-2026-1"));
    done("sbom", "convert", "--in", sbom, "--out", out, "--vex-inside");
    assertTrue(Files.readString(out).contains("CVE-2026-1"));
    Cachet check =
        Cachet.run(
            "sbom", "check", out, "--as-of", "2026-01-02", "--profile", "bsi-tr-03183-2-v2.1");
    assertTrue(check.out().contains("no-vulnerabilities"), check.out());
  }

  @Test
  void theyStandInSpdx3OnRequestAndComeBack() throws Exception {
    Path there = folder.resolve("there.json");
    done(
        "sbom",
        "convert",
        "--in",
        sbom,
        "--out",
        there,
        "--spec",
        "spdx-3.0.1-json",
        "--vex-inside",
        "--vex",
        report);
    assertTrue(Files.readString(there).contains("security_VexNotAffectedVulnAssessment"));
    done("sbom", "convert", "--in", there, "--out", out, "--vex-out", vex);
    String back = Files.readString(vex);
    assertTrue(back.contains("CVE-2026-1") && back.contains("CVE-2026-7"), back);
    Cachet two =
        Cachet.run(
            "sbom",
            "convert",
            "--in",
            sbom,
            "--out",
            out,
            "--spec",
            "spdx-2.3-json",
            "--vex-inside");
    assertTrue(two.err().contains("/vulnerabilities/CVE-2026-1"), two.err());
  }

  @Test
  void generateAndMergeKeepThem() throws Exception {
    Path parts =
        Files.writeString(
            folder.resolve("p.json"),
            SBOM.replace("zlib", "musl").replace("CVE-2026-1", "CVE-2026-9"));
    done(
        "sbom",
        "merge",
        sbom,
        parts,
        "--device",
        "Pump",
        "--as-of",
        "2026-01-02",
        "--out",
        out,
        "--vex-out",
        vex);
    String merged = Files.readString(vex);
    assertTrue(merged.contains("CVE-2026-1") && merged.contains("CVE-2026-9"), merged);
    done(
        "sbom",
        "generate",
        "--from",
        sbom,
        "--device",
        "Pump",
        "--as-of",
        "2026-01-02",
        "--out",
        out,
        "--vex",
        report,
        "--vex-out",
        vex);
    assertTrue(Files.readString(vex).contains("CVE-2026-7"));
  }

  @Test
  void diffSaysWhichChanged() throws Exception {
    Path other =
        Files.writeString(folder.resolve("o.json"), SBOM.replace("not_affected", "exploitable"));
    Cachet diff = done("sbom", "diff", sbom, other);
    assertTrue(
        diff.out()
            .contains(
                "of zlib was stated CVE-2026-1 not_affected and is stated CVE-2026-1 exploitable"),
        diff.out());
  }

  @Test
  void aFileWithoutStatementsIsRefusedByName() throws Exception {
    Path none = Files.writeString(folder.resolve("none.json"), "{\"version\":\"1\"}");
    Cachet ran =
        Cachet.run("sbom", "convert", "--in", sbom, "--out", out, "--vex", none, "--vex-out", vex);
    assertEquals(ExitCode.UNREADABLE, ran.exit(), ran.err());
    assertTrue(ran.err().contains("none.json"), ran.err());
    assertFalse(Files.exists(vex));
  }

  @Test
  void theDocumentOfStatementsReplacesNoInput() {
    Cachet ran = Cachet.run("sbom", "convert", "--in", sbom, "--out", out, "--vex-out", sbom);
    assertEquals(ExitCode.USAGE, ran.exit(), ran.err());
  }
}
