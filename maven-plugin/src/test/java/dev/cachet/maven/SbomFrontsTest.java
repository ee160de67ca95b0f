package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.contents.BindRequest;
import dev.cachet.command.contents.DescribedThings;
import dev.cachet.command.contents.VexRequest;
import dev.cachet.digest.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sbom generate} and the goal {@code sbom} bind to a root and keep statements alike. */
class SbomFrontsTest {
  private static final Setting<Path> OUT = Setting.output("--out", "out", "FILE");
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
  private static final String REPORT =
      "{\"version\":\"1\",\"package\":[{\"name\":\"zlib\",\"version\":\"1.3.1\",\"issue\":["
          + "{\"id\":\"CVE-2026-7\",\"status\":\"Patched\"}]}]}";

  @TempDir Path folder;
  private Path sbom;
  private Path root;
  private Path image;

  @BeforeEach
  void makes() throws Exception {
    sbom = Files.writeString(folder.resolve("in.cdx.json"), SBOM);
    root = Files.createDirectories(folder.resolve("root/etc")).getParent();
    Files.writeString(root.resolve("etc/os-release"), "ID=x\n");
    image = Files.writeString(folder.resolve("image.ubi"), "UBI#");
  }

  private Fronts of(String out) {
    return new Fronts(
            "sbom generate",
            "sbom",
            SbomFrontsTest::goal,
            folder.resolve("target"),
            DescribedThings.class,
            BindRequest.class,
            VexRequest.class,
            Moments.class)
        .set(DescribedThings.FROM, List.of(sbom))
        .set(Moments.AS_OF, "2026-11-23")
        .set(OUT, folder.resolve(out));
  }

  /** What the running build resolved is not what the command line can be told of. */
  private static SbomMojo goal() {
    SbomMojo goal = new SbomMojo(null, null, null, null);
    Fronts.set(goal, "build", false);
    Fronts.set(goal, "attach", false);
    return goal;
  }

  private byte[] written(String out) throws Exception {
    return Files.readAllBytes(folder.resolve(out));
  }

  @Test
  void bothBindToTheRootAndItsImageInTheSameBytes() throws Exception {
    for (String front : List.of("shell", "maven")) {
      Fronts asked = of(front).set(BindRequest.BIND, root).set(BindRequest.IMAGE, List.of(image));
      Fronts.Said said = front.equals("shell") ? asked.shell() : asked.maven();
      assertEquals(0, said.exit(), said.toString());
    }
    assertArrayEquals(written("shell"), written("maven"));
    String text = Files.readString(folder.resolve("maven"));
    assertTrue(text.contains(Sha256.of(Files.readAllBytes(image)).hex()), text);
  }

  @Test
  void bothKeepStatementsInsideAndBeside() throws Exception {
    Path report = Files.writeString(folder.resolve("cve.json"), REPORT);
    for (String front : List.of("shell", "maven")) {
      Fronts asked =
          of(front)
              .set(VexRequest.VEX, List.of(report))
              .set(VexRequest.VEX_OUT, folder.resolve(front + ".vex"))
              .set(VexRequest.VEX_INSIDE, true);
      Fronts.Said said = front.equals("shell") ? asked.shell() : asked.maven();
      assertEquals(0, said.exit(), said.toString());
      for (String each : List.of(front, front + ".vex")) {
        String text = Files.readString(folder.resolve(each));
        assertTrue(text.contains("CVE-2026-1") && text.contains("CVE-2026-7"), text);
      }
    }
    assertArrayEquals(written("shell"), written("maven"));
    assertArrayEquals(written("shell.vex"), written("maven.vex"));
  }

  @Test
  void withoutAPlaceTheStatementsAreLeftOut() throws Exception {
    assertEquals(0, of("out").maven().exit());
    assertFalse(Files.readString(folder.resolve("out")).contains("CVE-2026-1"));
  }

  @Test
  void mistakesAreToldInTheSameWords() throws Exception {
    Path none = Files.writeString(folder.resolve("none.json"), "{\"version\":\"1\"}");
    assertEquals(3, of("out").set(VexRequest.VEX, List.of(none)).ask().exit());
    assertEquals(2, of("out").set(BindRequest.IMAGE, List.of(image)).ask().exit());
    assertEquals(2, of("out").set(BindRequest.RUN_TIME, List.of("/var/log")).ask().exit());
    Fronts two = of("out").set(DescribedThings.FROM, List.of(sbom, sbom));
    Fronts.Said said = two.set(BindRequest.BIND, root).ask();
    assertEquals(2, said.exit());
    assertTrue(said.error().startsWith("bind goes with one yocto, "), said.error());
    assertFalse(Files.exists(folder.resolve("out")));
  }
}
