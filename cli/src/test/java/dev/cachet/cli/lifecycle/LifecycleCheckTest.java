package dev.cachet.cli.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code lifecycle check} judges, prints and answers with its exit code. */
class LifecycleCheckTest {
  private static final String DAY = "2026-11-23";
  private static final String BOM =
      """
      {"bomFormat":"CycloneDX","specVersion":"1.6","components":[
        {"type":"operating-system","name":"%s","version":"%s"},
        {"type":"library","name":"left-pad","purl":"pkg:npm/left-pad@1.3.0"},
        {"type":"library","name":"openssl","version":"%s"}]}
      """;

  @TempDir Path folder;

  private Cachet check(Object... more) {
    return Cachet.run(add(new Object[] {"lifecycle", "check", "--as-of", DAY}, more));
  }

  private static Object[] add(Object[] words, Object... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
  }

  private Path bom(String system, String version, String openssl) throws IOException {
    return SmallRoot.write(folder.resolve("bom.json"), BOM.formatted(system, version, openssl));
  }

  @ParameterizedTest
  @CsvSource({
    "debian,13,3.5.1,0,4",
    "debian,13,3.5.1,1,0",
    "debian,13,1.1.1w,1,1",
    "debian,13,1.1.1w,0,1",
    "pump,1,3.5.1,100,4",
    "debian,11,3.5.1,1,1"
  })
  void judgesAnSbomAndCountsWhatIsUnknown(
      String system, String version, String openssl, int unknown, int exit) throws IOException {
    Cachet ran = check("--sbom", bom(system, version, openssl), "--unknown", unknown);
    assertEquals(exit, ran.exit(), ran.out() + ran.err());
    assertTrue(ran.out().contains("lifecycle.unknown: pkg:npm/left-pad@1.3.0"), ran.out());
    assertTrue(ran.out().contains("bom.json /components/1 = "), ran.out());
  }

  @Test
  void reportsStandBesideWhatIsPrinted() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path sarif = folder.resolve("support.sarif");
    Path html = folder.resolve("support.html");
    Cachet ran = check("--rootfs", root, "--report", "sarif=" + sarif, "--report", "html=" + html);
    assertEquals(ExitCode.REFUSED, ran.exit(), ran.err());
    assertTrue(ran.out().contains("error lifecycle.extended-contract"), ran.out());
    assertTrue(Files.readString(sarif).contains("lifecycle.extended-contract"));
    assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
  }

  @Test
  void aReportThatCannotBeWrittenIsNoPass() {
    Cachet ran = check("--host", "--report", "sarif=" + folder.resolve("none/support.sarif"));
    assertEquals(ExitCode.USAGE, ran.exit(), ran.err());
    assertTrue(ran.err().contains("none"), ran.err());
  }

  @Test
  void judgesAnOsReleaseFile() throws IOException {
    SmallRoot.write(folder.resolve("root"));
    Cachet ran = check("--os-release", folder.resolve("root/etc/os-release"));
    assertEquals(ExitCode.REFUSED, ran.exit(), ran.err());
    assertTrue(ran.out().contains("lifecycle.extended-contract: debian 12: "), ran.out());
  }

  @Test
  void judgesTheRunningSystemAndAWindowsRegistry() throws IOException {
    Cachet host = check("--host");
    assertTrue(host.out().contains("host os.name = " + System.getProperty("os.name")), host.out());
    Path registry =
        SmallRoot.write(
            folder.resolve("registry.txt"),
            """

            HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
                CurrentBuildNumber    REG_SZ    19044
                EditionID    REG_SZ    IoTEnterpriseS
            """);
    Cachet windows = check("--windows-registry", registry);
    assertEquals(ExitCode.DONE, windows.exit(), windows.out() + windows.err());
    assertTrue(windows.out().contains("2032-01-13"), windows.out());
  }

  @Test
  void aPublishersStatementCounts() throws IOException {
    Path statement =
        SmallRoot.write(
            folder.resolve("statement.json"),
            """
            {"$schema":"https://docs.oasis-open.org/openeox/eox-core/v1.0/schema/core.json",
             "end_of_life":"2031-12-31T23:59:59Z","end_of_security_support":"2030-12-31T23:59:59Z",
             "last_updated":"2026-05-02T12:00:00Z"}
            """);
    Object[] lookup = {"lifecycle", "lookup", "--as-of", DAY, "qnx@9.0.1", "--openeox"};
    Cachet ran = Cachet.done(add(lookup, "qnx/9.0=" + statement));
    assertTrue(ran.out().startsWith("qnx@9.0.1: SUPPORTED, qnx 9.0: security support"), ran.out());
    Cachet wrong = Cachet.run(add(lookup, "qnx=" + statement));
    assertEquals(ExitCode.USAGE, wrong.exit());
    assertEquals(1, wrong.err().lines().count(), wrong.err());
  }

  @Test
  void theHorizonsAreJudged() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    SmallRoot.write(
        root.resolve("etc/os-release"),
        "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=13\nVERSION_CODENAME=trixie\n");
    assertEquals(ExitCode.DONE, check("--rootfs", root).exit());
    Cachet until = check("--rootfs", root, "--until", "2040-01-01");
    assertEquals(ExitCode.REFUSED, until.exit());
    assertTrue(until.out().contains("lifecycle.ends-before-service-end"), until.out());
    Cachet within = check("--rootfs", root, "--within", 5000);
    assertEquals(ExitCode.REFUSED, within.exit());
    assertTrue(within.out().contains("lifecycle.ends-within"), within.out());
  }

  @Test
  void aWaiverInForceTurnsARefusalAndAnUnusedOneIsReported() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path waivers =
        SmallRoot.write(
            folder.resolve("waivers.json"),
            """
            {"schemaVersion":1,"waivers":[
             {"subject":"debian 12","state":"extended_contract","approved":"2026-11-01",
              "expires":"2027-06-30","justification":"J","control":"C","approver":"A"},
             {"subject":"debian 9","state":"ended","approved":"2026-11-01",
              "expires":"2027-06-30","justification":"J","control":"C","approver":"A"}]}
            """);
    Cachet ran = check("--rootfs", root, "--waivers", waivers);
    assertEquals(ExitCode.DONE, ran.exit(), ran.out());
    assertTrue(ran.out().contains("lifecycle.waived: debian 12"), ran.out());
    assertTrue(ran.out().contains("lifecycle.waiver-unused: debian 9"), ran.out());
  }

  @Test
  void factsThatAreTooOldAnswerApart() throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Cachet old = check("--rootfs", root, "--warn-age", 10, "--max-age", 92);
    assertEquals(ExitCode.UNREADABLE, old.exit());
    assertTrue(old.out().contains("error lifecycle.catalogue-age"), old.out());
    assertEquals(ExitCode.REFUSED, check("--rootfs", root, "--max-age", 93).exit());
  }

  @ParameterizedTest
  @CsvSource({
    "json,{",
    "sarif,{",
    "junit,<?xml",
    "github,::",
    "gitlab,[",
    "markdown,#",
    "html,<!DOCTYPE html>"
  })
  void printsEveryFormToAFile(String format, String start) throws IOException {
    Path root = SmallRoot.write(folder.resolve("root"));
    Path out = folder.resolve("out");
    Cachet ran = check("--rootfs", root, "--format", format, "--out", out);
    assertEquals(ExitCode.REFUSED, ran.exit(), ran.err());
    assertEquals("", ran.out());
    String text = Files.readString(out);
    assertTrue(text.startsWith(start), text);
    assertTrue(text.endsWith("\n"), text);
  }

  @Test
  void explainsARuleItsFactsAndWhatTheEndMeans() {
    String text = Cachet.done("lifecycle", "explain", "debian@12", "--as-of", DAY).out();
    assertTrue(text.contains("\nrecognised: "), text);
    assertTrue(text.contains("verdict: EXTENDED_CONTRACT: "), text);
    assertTrue(text.contains("its publisher calls it \"Debian LTS\"; counts only for who"), text);
    assertTrue(text.contains("cycle: debian/12 (Bookworm), released 2023-06-10: EXT"), text);
    assertTrue(text.contains("  security support ends 2026-07-11 [endoflife.date at "), text);
    String all = Cachet.done("lifecycle", "explain", "debian", "--as-of", DAY).out();
    assertTrue(all.contains("cycle: debian/8 ") && all.contains("cycle: debian/13 "), all);
    String one = Cachet.done("lifecycle", "explain", "debian/11", "--as-of", DAY).out();
    assertTrue(one.contains("verdict: ENDED") && !one.contains("cycle: debian/12"), one);
    String none = Cachet.done("lifecycle", "explain", "nobody@1", "--as-of", DAY).out();
    assertTrue(none.contains("verdict: UNKNOWN: not a listed identifier"), none);
  }

  @Test
  void compilesTheSameTableAndSaysWhatChanged() throws IOException {
    String facts =
        """
        {"source":{"asOf":"%s"},"result":[{"name":"box","releases":[
          {"name":"2","isEol":false,"eolFrom":"%s"}%s]}]}
        """;
    Path full = folder.resolve("full.json");
    SmallRoot.write(full, facts.formatted("2026-11-01", "2027-06-30", ",{\"name\":\"1\"}"));
    Path old = folder.resolve("old.gz");
    Cachet.done("lifecycle", "compile", "--in", full, "--out", old);
    Path again = folder.resolve("again.gz");
    Cachet.done("lifecycle", "compile", "--in", full, "--out", again);
    assertEquals(-1, Files.mismatch(old, again));
    SmallRoot.write(full, facts.formatted("2026-11-08", "2027-01-31", ""));
    Path young = folder.resolve("new.gz");
    Cachet.done("lifecycle", "compile", "--in", full, "--out", young);
    assertEquals(
        """
        facts of 2026-11-01 and of 2026-11-08
        box 2: security support ends 2027-01-31, before: ends 2027-06-30, 150 DAYS EARLIER [endoflife.date API v1]
        box 1: is no longer listed: security support is not known, extended support is not known
        """,
        Cachet.done("lifecycle", "diff", old, young).out());
    Cachet by = check("--catalogue", young, "--os-release", full);
    assertTrue(by.out().contains("by facts of 2026-11-08 (15 days old"), by.out());
    Cachet same = Cachet.done("lifecycle", "diff", "bundled", "bundled");
    assertTrue(same.out().endsWith("nothing changed\n"), same.out());
  }
}
