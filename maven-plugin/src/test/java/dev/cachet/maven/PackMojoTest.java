package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.format.SbomSpec;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Things;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs the release of the test project of that name. */
class PackMojoTest {
  private static final Path RELEASE = Path.of("src/it/release");
  private static final Instant INSTANT = Instant.parse("2026-11-23T00:00:00Z");

  @TempDir Path folder;
  private Path packed;
  private Executions executions;

  @BeforeEach
  void describe() throws Exception {
    copy(List.of("policy.json", "stricter.json", "pack.json"));
    copy(List.of("rootfs/etc/os-release", "rootfs/var/lib/dpkg/status"));
    Files.writeString(folder.resolve("image.bin"), "an image\n".repeat(1000));
    Sbom sbom =
        Sbom.of(
            Things.root(folder.resolve("rootfs"), Catalogue.bundled()).inventory().content(),
            INSTANT);
    Files.write(folder.resolve("sbom.cdx.json"), SbomSpec.CYCLONEDX_1_6_JSON.write(sbom));
    packed = folder.resolve("target/cachet/package");
    executions = new Executions(folder.resolve("target"));
  }

  @Test
  void leavesAPackageAndItsSignaturesAloneWhileNothingChanged() throws Exception {
    mojo().execute();
    Path signature = signature();
    mojo().execute();
    assertTrue(executions.saidNothingChanged(), executions.said.toString());
    assertTrue(Files.exists(signature));
  }

  @Test
  void packsAnewWithoutTheOldSignaturesWhenAPayloadChanged() throws Exception {
    mojo().execute();
    byte[] before = Files.readAllBytes(packed.resolve("manifest.json"));
    Path signature = signature();
    Files.writeString(folder.resolve("image.bin"), "another image\n".repeat(1000));
    mojo().execute();
    assertFalse(executions.saidNothingChanged(), executions.said.toString());
    assertFalse(Files.exists(signature), "a signature over another manifest");
    assertFalse(Arrays.equals(before, Files.readAllBytes(packed.resolve("manifest.json"))));
  }

  @Test
  void neverReplacesAFolderThatItDidNotWrite() throws Exception {
    Path foreign = Files.createDirectories(packed).resolve("manifest.json");
    Files.writeString(foreign, "of somebody else");
    MojoExecutionException refused =
        assertThrows(MojoExecutionException.class, () -> mojo().execute());
    assertTrue(refused.getMessage().contains("out " + packed), refused.getMessage());
    assertEquals("of somebody else", Files.readString(foreign));
  }

  @Test
  void asksTheGateAndLeavesNothingToSignWhereItRefuses() throws Exception {
    mojo().execute();
    PackMojo stricter = mojo();
    stricter.policy = folder.resolve("stricter.json").toFile();
    MojoFailureException refused = assertThrows(MojoFailureException.class, stricter::execute);
    assertTrue(refused.getMessage().contains("gate.os-state"), refused.getMessage());
    assertFalse(Files.exists(packed));
  }

  @Test
  void namesTheDescriptionThatIsWrong() throws Exception {
    Files.writeString(folder.resolve("pack.json"), "{ \"schemaVersion\": 1, \"colour\": \"red\" }");
    MojoExecutionException wrong =
        assertThrows(MojoExecutionException.class, () -> mojo().execute());
    assertTrue(wrong.getMessage().startsWith("pack: description " + folder), wrong.getMessage());
  }

  private PackMojo mojo() {
    PackMojo mojo = executions.of(new PackMojo(), "pack");
    mojo.asOf = INSTANT.toString();
    mojo.sbom = folder.resolve("sbom.cdx.json").toFile();
    mojo.rootfs = folder.resolve("rootfs").toFile();
    mojo.policy = folder.resolve("policy.json").toFile();
    mojo.description = folder.resolve("pack.json").toFile();
    mojo.out = packed.toFile();
    return mojo;
  }

  private Path signature() throws IOException {
    Files.createDirectories(packed.resolve("signatures"));
    return Files.writeString(packed.resolve("signatures/somebody.json"), "{}");
  }

  private void copy(List<String> names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.copy(RELEASE.resolve(name), file);
    }
  }
}
