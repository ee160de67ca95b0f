package dev.cachet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.contents.CheckRequest;
import dev.cachet.command.support.Facts;
import dev.cachet.format.SbomSpec;
import dev.cachet.merge.SourceDetection;
import dev.cachet.sbom.Sbom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sbom check} and the goal {@code sbom-check} give one answer. */
class CheckFrontsTest {
  private static final Path ROOT = Path.of("src/it/release/rootfs");
  private static final Setting<Path> OUT = Setting.output("", "out", "");
  private static final Setting<String> FORMAT = Setting.output("", "format", "");

  @TempDir Path folder;
  private Path sbom;

  @BeforeEach
  void describe() throws Exception {
    Sbom written =
        Sbom.of(
            SourceDetection.root(ROOT, Catalogue.bundled()).inventory().content(),
            Instant.parse("2026-11-01T00:00:00Z"));
    sbom = Files.write(folder.resolve("a.cdx.json"), SbomSpec.CYCLONEDX_1_6_JSON.write(written));
  }

  @Test
  void freshStaleAndWithoutFieldsAreTheSameAnswer() throws Exception {
    assertEquals(0, check(sbom).ask().exit());
    assertEquals(0, check(sbom).set(CheckRequest.MAX_AGE, 22).ask().exit());
    Fronts stale = check(sbom).set(CheckRequest.MAX_AGE, 21);
    assertEquals(1, stale.ask().exit());
    assertTrue(stale.ask().error().contains("freshness.too-old"));
    assertEquals(
        1, check(sbom).set(CheckRequest.PROFILES, List.of("fda-524b", "ntia-2021")).ask().exit());
  }

  @Test
  void aThingThatDiffersIsFoundByBoth() throws Exception {
    assertEquals(0, check(sbom).set(CheckRequest.AGAINST, List.of(ROOT)).ask().exit());
    Path other = folder.resolve("rootfs");
    for (String name : List.of("etc/os-release", "var/lib/dpkg/status")) {
      Files.createDirectories(other.resolve(name).getParent());
      String text = Files.readString(ROOT.resolve(name));
      Files.writeString(other.resolve(name), text.replaceFirst("Version: ", "Version: 9"));
    }
    assertEquals(1, check(sbom).set(CheckRequest.AGAINST, List.of(other)).ask().exit());
  }

  @Test
  void factsInTheDocumentGrowOldOnTheSameDay() throws Exception {
    String text = Files.readString(sbom);
    for (Integer age : new Integer[] {null, 0, 3650}) {
      for (String day : List.of("2027-04-30", "2027-05-01", "2029-01-01")) {
        Fronts both = check(Files.writeString(folder.resolve("b.cdx.json"), text));
        if (age != null) {
          both.set(CheckRequest.MAX_FACTS_AGE, age);
        }
        both.set(Moments.AS_OF, day).ask();
      }
    }
  }

  @Test
  void mistakesAreToldInTheSameWords() throws Exception {
    Path garbage = Files.writeString(folder.resolve("garbage"), "{}");
    Path nowhere = folder.resolve("nowhere");
    assertEquals(2, check(nowhere).ask().exit());
    assertEquals(3, check(folder).ask().exit());
    assertEquals(3, check(garbage).ask().exit());
    assertEquals(2, check(sbom).set(CheckRequest.MAX_AGE, -1).ask().exit());
    assertEquals(2, check(sbom).set(CheckRequest.MAX_FACTS_AGE, -1).ask().exit());
    assertEquals(2, check(sbom).set(Moments.AS_OF, "2026-02-30").ask().exit());
    Fronts.Said list = check(sbom).set(CheckRequest.PROFILES, List.of("ntia")).ask();
    assertEquals(2, list.exit());
    assertTrue(list.error().startsWith("profiles ntia is none of "), list.error());
    assertEquals(2, check(sbom).set(CheckRequest.AGAINST, List.of(nowhere)).ask().exit());
    assertEquals(3, check(sbom).set(CheckRequest.AGAINST, List.of(garbage)).ask().exit());
    assertEquals(3, check(sbom).set(Facts.OVERRIDES, garbage).ask().exit());
  }

  /** The name of the command is that of the front; all else is the same. */
  @Test
  void reportsAreTheSameBytes() throws Exception {
    for (String form : List.of("json", "sarif", "junit", "gitlab", "markdown")) {
      Path shell = folder.resolve("shell." + form);
      stale().shell("--report", form + "=" + shell);
      Path maven = folder.resolve("maven." + form);
      stale().set(OUT, maven).set(FORMAT, form).maven();
      byte[] named = Files.readString(shell).replace("sbom check", "sbom-check").getBytes(UTF_8);
      assertArrayEquals(named, Files.readAllBytes(maven), form);
    }
  }

  private Fronts stale() {
    return check(sbom).set(CheckRequest.MAX_AGE, 1);
  }

  private Fronts check(Path file) {
    return new Fronts(
            "sbom check",
            "sbom-check",
            CheckFrontsTest::goal,
            folder.resolve("target"),
            CheckRequest.class,
            Facts.class,
            Moments.class)
        .set(CheckRequest.DOCUMENT, file)
        .set(Moments.AS_OF, "2026-11-23");
  }

  /** What the running build resolved is not what the command line can be told of. */
  private static SbomCheckMojo goal() {
    SbomCheckMojo goal = new SbomCheckMojo(null, null, null);
    goal.againstBuild = false;
    return goal;
  }
}
