package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.lifecycle.SupportState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleCheckMojoTest {
  private static final List<SupportState> SUPPORTED =
      List.of(SupportState.SUPPORTED, SupportState.SECURITY_ONLY);

  @TempDir Path root;

  @Test
  void passesWhileSupported() throws IOException {
    osRelease("ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n");
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
  void namesTheParameterThatIsWrong() {
    MojoExecutionException wrong =
        assertThrows(MojoExecutionException.class, () -> mojo("tomorrow").execute());
    assertTrue(wrong.getMessage().contains("asOf"), wrong.getMessage());
  }

  private LifecycleCheckMojo mojo(String asOf) {
    return new LifecycleCheckMojo(root.toFile(), SUPPORTED, asOf, null);
  }

  private void osRelease(String text) throws IOException {
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/os-release"), text);
  }
}
