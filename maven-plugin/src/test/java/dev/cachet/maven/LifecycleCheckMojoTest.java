package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleCheckMojoTest {
  private static final String DEBIAN_12 =
      "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n";

  @TempDir Path folder;
  private Path root;
  private Executions executions;

  @BeforeEach
  void start() {
    root = folder.resolve("root");
    executions = new Executions(folder.resolve("target"));
  }

  @Test
  void passesWhileSupported() throws IOException {
    osRelease(DEBIAN_12);
    assertDoesNotThrow(() -> mojo("2026-07-11").execute());
  }

  @Test
  void failsTheBuildWithTheFindingsOwnText() throws IOException {
    osRelease("ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"10\"\n");
    MojoFailureException failed =
        assertThrows(MojoFailureException.class, () -> mojo("2026-11-23").execute());
    assertTrue(failed.getMessage().contains("debian 10"), failed.getMessage());
  }

  @Test
  void unknownIsNotAPass() throws IOException {
    osRelease("ID=nobodyknows\nVERSION_ID=1\n");
    assertThrows(MojoFailureException.class, () -> mojo("2026-11-23").execute());
  }

  @Test
  void doesNothingTheSecondTimeAndSaysSo() throws Exception {
    osRelease(DEBIAN_12);
    mojo("2026-07-11").execute();
    assertFalse(executions.saidNothingChanged(), executions.said.toString());
    mojo("2026-07-11").execute();
    assertTrue(executions.saidNothingChanged(), executions.said.toString());
  }

  @Test
  void judgesAgainOnAnotherDayAndAfterAChange() throws Exception {
    osRelease(DEBIAN_12);
    mojo("2026-07-11").execute();
    mojo("2026-07-10").execute();
    osRelease("ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"10\"\n");
    assertThrows(MojoFailureException.class, () -> mojo("2026-07-10").execute());
    assertFalse(executions.saidNothingChanged(), executions.said.toString());
  }

  @Test
  void aFailureIsNotTakenForDone() throws IOException {
    osRelease("ID=nobodyknows\nVERSION_ID=1\n");
    assertThrows(MojoFailureException.class, () -> mojo("2026-11-23").execute());
    assertThrows(MojoFailureException.class, () -> mojo("2026-11-23").execute());
  }

  @Test
  void namesTheParameterThatIsWrong() throws IOException {
    osRelease(DEBIAN_12);
    MojoExecutionException wrong =
        assertThrows(MojoExecutionException.class, () -> mojo("tomorrow").execute());
    assertTrue(wrong.getMessage().contains("asOf"), wrong.getMessage());
  }

  @Test
  void namesTheParameterAndTheFileThatIsNotThere() {
    MojoExecutionException wrong =
        assertThrows(MojoExecutionException.class, () -> mojo("2026-11-23").execute());
    assertTrue(wrong.getMessage().contains("rootfs " + root), wrong.getMessage());
  }

  @Test
  void wantsExactlyOneSubject() {
    LifecycleCheckMojo mojo = mojo("2026-11-23");
    mojo.checkedSbom = root.toFile();
    MojoExecutionException wrong = assertThrows(MojoExecutionException.class, mojo::execute);
    assertTrue(wrong.getMessage().contains("exactly one"), wrong.getMessage());
  }

  /** A report took the place of what it was about, or of what the build publishes. */
  @Test
  @SuppressWarnings("deprecation") // the helper that replaces it needs a container
  void reportReplacesNothingThatIsReadOrPublished() throws IOException {
    osRelease(DEBIAN_12);
    Path release = root.resolve("etc/os-release");
    Path pom = Files.writeString(folder.resolve("pom.xml"), "pom");
    Path jar = Files.writeString(folder.resolve("it.jar"), "jar");
    Path sbom = Files.writeString(folder.resolve("it.cdx.json"), "sbom");
    Path link = Files.createSymbolicLink(folder.resolve("link"), sbom);
    for (Path file : List.of(release, pom, jar, sbom, link)) {
      byte[] before = Files.readAllBytes(file);
      LifecycleCheckMojo mojo = mojo("2026-07-11");
      mojo.project.setFile(pom.toFile());
      mojo.project.setArtifact(artifact("jar", jar));
      mojo.project.addAttachedArtifact(artifact("json", sbom));
      mojo.out = file.toFile();
      MojoExecutionException wrong =
          assertThrows(MojoExecutionException.class, mojo::execute, file + " was replaced");
      assertTrue(
          wrong.getMessage().contains("output " + file + ": is an input of this run ("),
          wrong.getMessage());
      assertArrayEquals(before, Files.readAllBytes(file));
    }
  }

  private static Artifact artifact(String type, Path file) {
    Artifact artifact =
        new DefaultArtifact(
            "g",
            "a",
            "1",
            null,
            type,
            "json".equals(type) ? "cyclonedx" : null,
            new DefaultArtifactHandler(type));
    artifact.setFile(file.toFile());
    return artifact;
  }

  private LifecycleCheckMojo mojo(String asOf) {
    LifecycleCheckMojo mojo = executions.of(new LifecycleCheckMojo(), "lifecycle-check");
    mojo.rootfs = root.toFile();
    mojo.asOf = asOf;
    return mojo;
  }

  private void osRelease(String text) throws IOException {
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/os-release"), text);
  }
}
