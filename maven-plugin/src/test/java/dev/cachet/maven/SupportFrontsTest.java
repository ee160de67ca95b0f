package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.support.Facts;
import dev.cachet.command.support.SupportRequest;
import dev.cachet.command.support.SupportSubject;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifecycle check} and the goal {@code lifecycle-check} give one answer. */
class SupportFrontsTest {
  private static final Setting<Path> OUT = Setting.output("", "out", "");
  private static final Setting<String> FORMAT = Setting.output("", "format", "");
  private static final LocalDate FACTS = Catalogue.bundled().snapshotDate();

  @TempDir Path folder;

  @Test
  void supportedEndedAndUnknownAreTheSameAnswer() throws Exception {
    assertEquals(0, check("debian", "12").ask().exit());
    assertEquals(1, check("debian", "10").ask().exit());
    assertEquals(4, check("nobodyknows", "1").ask().exit());
    assertEquals(check("debian", "12").shell().answer(), check("debian", "12").ask().answer());
  }

  @Test
  void allowedStatesAreChosenInBoth() throws Exception {
    Fronts ended = check("debian", "10");
    List<SupportState> all = List.of(SupportState.values());
    assertEquals(0, ended.set(SupportRequest.ALLOWED_STATES, all).ask().exit());
    Fronts supported = check("debian", "12");
    assertEquals(
        1,
        supported
            .set(SupportRequest.ALLOWED_STATES, List.of(SupportState.EXTENDED_CONTRACT))
            .ask()
            .exit());
  }

  /** The last day on which the facts are young enough, and the next one. */
  @Test
  void factsGrowOldOnTheSameDay() throws Exception {
    int fail = SupportReport.FAIL_AGE_DAYS;
    assertEquals(0, on(FACTS.plusDays(fail)).ask().exit());
    assertEquals(3, on(FACTS.plusDays(fail + 1)).ask().exit());
    assertEquals(
        0, on(FACTS.plusDays(fail + 1)).set(SupportRequest.MAX_AGE, fail + 1).ask().exit());
    for (int days : List.of(SupportReport.WARN_AGE_DAYS, SupportReport.WARN_AGE_DAYS + 1)) {
      Fronts warned = on(FACTS.plusDays(days));
      assertEquals(warned.shell().answer(), warned.ask().answer());
    }
  }

  @Test
  void unknownComponentsAreCountedAlike() throws Exception {
    Path sbom =
        Files.writeString(
            folder.resolve("sbom.cdx.json"),
            """
            { "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
              "components": [ { "type": "library", "name": "nobodyknows", "version": "1",
                "purl": "pkg:generic/nobodyknows@1" } ] }
            """);
    Fronts unknown = alone(SupportSubject.SBOM, sbom);
    assertEquals(4, unknown.ask().exit());
    assertEquals(4, unknown.set(SupportRequest.UNKNOWN, 0).ask().exit());
    unknown.set(SupportRequest.UNKNOWN, 200).ask();
  }

  @Test
  void mistakesAreToldInTheSameWords() throws Exception {
    Path garbage = Files.writeString(folder.resolve("garbage"), "{\"schemaVersion\":1,\"x\":[]}");
    Path nowhere = folder.resolve("nowhere");
    assertEquals(2, debian().set(SupportRequest.WITHIN, -1).ask().exit());
    assertEquals(2, debian().set(SupportRequest.UNKNOWN, -1).ask().exit());
    assertEquals(2, debian().set(SupportRequest.MAX_AGE, 30).ask().exit());
    assertEquals(2, debian().set(SupportRequest.WARN_AGE, 181).ask().exit());
    assertEquals(2, debian().set(SupportRequest.UNTIL, "2020-01-01").ask().exit());
    assertEquals(2, debian().set(SupportRequest.UNTIL, "2028-02-30").ask().exit());
    assertEquals(2, debian().set(SupportRequest.SALE_UNTIL, "soon").ask().exit());
    assertEquals(2, debian().set(Moments.AS_OF, "tomorrow").ask().exit());
    assertEquals(3, debian().set(SupportRequest.WAIVERS, garbage).ask().exit());
    assertEquals(3, debian().set(Facts.OVERRIDES, garbage).ask().exit());
    assertEquals(3, debian().set(Facts.CATALOGUE, garbage).ask().exit());
    assertEquals(2, debian().set(Facts.CATALOGUE, nowhere).ask().exit());
    assertEquals(3, debian().set(Facts.OPENEOX, Map.of("debian/12", garbage)).ask().exit());
    Fronts.Said cycle = debian().set(Facts.OPENEOX, Map.of("debian", garbage)).ask();
    assertEquals("openeox debian: not PRODUCT/CYCLE=FILE", cycle.error());
    assertEquals(2, debian().set(SupportSubject.ROOTFS, nowhere).ask().exit());
    assertNotEquals(0, debian().set(SupportSubject.ROOTFS, garbage).ask().exit());
    for (Setting<Path> other :
        List.of(SupportSubject.SBOM, SupportSubject.OS_RELEASE, SupportSubject.REGISTRY)) {
      assertEquals(3, alone(other, folder).ask().exit());
      assertEquals(2, alone(other, nowhere).ask().exit());
      assertEquals(2, debian().set(other, garbage).exits());
    }
    assertEquals(3, alone(SupportSubject.SBOM, garbage).ask().exit());
    assertEquals(3, alone(SupportSubject.REGISTRY, garbage).ask().exit());
    assertEquals(2, empty().exits());
  }

  @Test
  void reportsAreTheSameBytes() throws Exception {
    for (String form : List.of("html", "json", "sarif", "junit", "gitlab", "markdown")) {
      Path shell = folder.resolve("shell." + form);
      check("debian", "10").shell("--report", form + "=" + shell);
      Path maven = folder.resolve("maven." + form);
      check("debian", "10").set(OUT, maven).set(FORMAT, form).maven();
      assertArrayEquals(Files.readAllBytes(shell), Files.readAllBytes(maven), form);
    }
  }

  @Test
  void severalReportsOfOneRun() throws Exception {
    LifecycleCheckMojo mojo =
        new Executions(folder.resolve("target")).of(new LifecycleCheckMojo(), "lifecycle-check");
    mojo.rootfs = root("debian", "12").toFile();
    mojo.asOf = "2026-07-11";
    Path sarif = folder.resolve("a.sarif");
    Path page = folder.resolve("deep/b.html");
    mojo.reports = Map.of("sarif", sarif.toString(), "HTML", page.toString());
    mojo.execute();
    assertTrue(Files.readString(sarif).contains("2.1.0"));
    assertTrue(Files.readString(page).startsWith("<!"));
  }

  private Fronts on(LocalDate day) throws IOException {
    Path own =
        Files.writeString(
            folder.resolve("own.json"),
            "{\"schemaVersion\":1,\"facts\":[{\"product\":\"acme-os\",\"cycle\":\"4.2\","
                + "\"supportEnd\":\"2046-12-31\",\"reference\":\"r\",\"noted\":\"2026-11-01\"}]}");
    return check("acme-os", "4.2").set(Facts.OVERRIDES, own).set(Moments.AS_OF, day.toString());
  }

  private Fronts debian() throws IOException {
    return check("debian", "12");
  }

  private Fronts check(String id, String version) throws IOException {
    return alone(SupportSubject.ROOTFS, root(id, version));
  }

  private Fronts alone(Setting<Path> subject, Path path) {
    return empty().set(Moments.AS_OF, "2026-07-11").set(subject, path);
  }

  private Fronts empty() {
    return new Fronts(
        "lifecycle check",
        "lifecycle-check",
        LifecycleCheckMojo::new,
        folder.resolve("target"),
        SupportRequest.class,
        SupportSubject.class,
        Facts.class,
        Moments.class);
  }

  private Path root(String id, String version) throws IOException {
    Path root = folder.resolve(id + version);
    String name = id.equals("debian") ? "Debian GNU/Linux" : id;
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        root.resolve("etc/os-release"),
        "ID=" + id + "\nNAME=\"" + name + "\"\nVERSION_ID=\"" + version + "\"\n");
    return root;
  }
}
