package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class BuildInstantTest {
  private static final Instant START = Instant.parse("2026-11-23T10:20:30.5Z");

  @Test
  void takesTheTimeOfAReproducibleBuildBeforeAnyOther() throws Exception {
    Instant expected = Instant.parse("2026-11-23T00:00:00Z");
    assertEquals(expected, BuildInstant.of("2026-11-23T00:00:00Z", "1", START));
    assertEquals(expected, BuildInstant.of("2026-11-23T02:00:00+02:00", "1", START));
    assertEquals(Instant.ofEpochSecond(86_400), BuildInstant.of("86400", "1", START));
  }

  @Test
  void takesTheEnvironmentWhereTheProjectHasNoTimeOrSwitchedItOff() throws Exception {
    assertEquals(Instant.ofEpochSecond(86_400), BuildInstant.of(null, "86400", START));
    assertEquals(Instant.ofEpochSecond(86_400), BuildInstant.of("x", "86400", START));
  }

  @Test
  void takesTheStartOfTheBuildWhereNobodySaysAnything() throws Exception {
    assertEquals(Instant.parse("2026-11-23T10:20:30Z"), BuildInstant.of(null, null, START));
  }

  @Test
  void namesWhatIsWrong() {
    MojoExecutionException wrong =
        assertThrows(MojoExecutionException.class, () -> BuildInstant.of(null, "yesterday", START));
    assertTrue(wrong.getMessage().contains("SOURCE_DATE_EPOCH yesterday"), wrong.getMessage());
  }
}
