package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example projects, copied and built as their readers would. */
class ExampleProjectsIT {
  private static final String ROOT =
      """
      . "$REPOSITORY/house/src/test/resources/documents/prelude.sh"
      debian rootfs
      printf 'an application' >application
      """;

  @TempDir Path folder;

  @Test
  void theInfusionPumpWritesItsSbomInEveryBuild() throws Exception {
    Shell shell = Shell.in(folder);
    Maven.into(shell);
    Shell.Said said =
        shell.run("cp -R \"$REPOSITORY/examples/infusion-pump\" pump\nmvn -B -q -f pump verify");
    assertEquals(0, said.exit(), said.all());
    String sbom = Files.readString(folder.resolve("pump/target/infusion-pump-1.4.0.cdx.json"));
    assertTrue(sbom.contains("pkg:maven/com.fasterxml.jackson.core/jackson-core@2.22.4"), sbom);
    assertTrue(sbom.contains("2026-11-27T00:00:00Z"), "the timestamp of the build");
  }

  @Test
  void theDeviceAgentIsOneJarWithItsLibrariesBesideIt() throws Exception {
    Shell shell = Shell.in(folder);
    Maven.into(shell);
    Shell.Said said =
        shell.run(
            """
            cp -R "$REPOSITORY/examples/device-agent" agent
            mvn -B -q -f agent package
            java -Xmx32m -jar agent/target/device-agent-1.0.0.jar agent/agent.properties
            """);
    assertEquals(2, said.exit(), said.all());
    assertTrue(said.err().contains("no folder /var/lib/cachet"), said.all());
  }

  @Test
  void theImageIsTheSameForTheSameInputs() throws Exception {
    Shell shell = Shell.in(folder);
    String build = "\"$REPOSITORY/examples/image/build-image.sh\" rootfs application ";
    Shell.Said said = shell.run(ROOT + build + "one\nsleep 1.1\n" + build + "two");
    assertEquals(0, said.exit(), said.all());
    for (String file : List.of("image.tar", "image.cdx.json", "release/manifest.json")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(file)),
          Files.readAllBytes(folder.resolve("two").resolve(file)),
          file);
    }
  }

  @Test
  void noPackageIsMadeOfAnImageThatIsOutOfSupport() throws Exception {
    Shell shell = Shell.in(folder);
    Shell.Said said =
        shell.run(
            ROOT
                + "sed -i 's/13/9/; s/trixie/stretch/' rootfs/etc/os-release\n"
                + "\"$REPOSITORY/examples/image/build-image.sh\" rootfs application out");
    assertEquals(1, said.exit(), said.all());
    assertTrue(said.out().contains("error lifecycle.ended"), said.all());
    assertTrue(Files.notExists(folder.resolve("out/release")), "nothing is packed");
  }

  @Test
  void theGateLetsThroughWhatThePolicyAllows() throws Exception {
    Shell.Said said = gate("");
    assertEquals(0, said.exit(), said.all());
    assertTrue(Files.exists(folder.resolve("build/evidence.json")));
  }

  @Test
  void theGateStopsAnImageThatIsNotTheOneOfTheSbom() throws Exception {
    Shell.Said said = gate("root=build/rootfs; owned curl 8.14.1-2 usr/bin/curl");
    assertEquals(1, said.exit(), said.all());
    assertTrue(said.err().contains("error drift.input-changed"), said.all());
    assertTrue(Files.notExists(folder.resolve("build/evidence.json")));
  }

  private Shell.Said gate(String then) throws Exception {
    Shell shell =
        Shell.in(folder)
            .with("CACHET_URL", Shell.FAT_JAR.toUri().toString())
            .with("CACHET_SHA256", PipelinesIT.sha256(Shell.FAT_JAR));
    Path project = Module.EXAMPLES.root().resolve("ci-gate");
    Shell.Said made =
        shell.run(
            ROOT
                + "mkdir build; mv rootfs build/rootfs; mv application build/image.tar\n"
                + "cachet sbom generate --rootfs build/rootfs --out build/image.cdx.json\n"
                + "cp '"
                + project.resolve("policy.json")
                + "' .\n"
                + then);
    assertEquals(0, made.exit(), made.all());
    return shell.run(String.join("\n", lines(project)));
  }

  private static List<String> lines(Path project) throws IOException {
    List<String> lines = new ArrayList<>();
    new YAMLMapper()
        .readTree(project.resolve(".gitlab-ci.yml").toFile())
        .at("/gate/script")
        .forEach(line -> lines.add(line.textValue()));
    assertEquals(3, lines.size(), "fetch, compare, ask");
    return lines;
  }
}
