package dev.cachet.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The instant that a document of a build bears. */
final class BuildInstant {
  private BuildInstant() {}

  /** The parameter, else SOURCE_DATE_EPOCH, else the start of the build. */
  static Instant of(@Nullable String timestamp, @Nullable String epoch, Instant start)
      throws MojoExecutionException {
    // A single letter is how a project switches the reproducible build of its parent off.
    if (timestamp != null && timestamp.length() > 1) {
      return parsed("timestamp", timestamp);
    }
    return epoch == null
        ? start.truncatedTo(ChronoUnit.SECONDS)
        : parsed("SOURCE_DATE_EPOCH", epoch);
  }

  private static Instant parsed(String what, String text) throws MojoExecutionException {
    try {
      return text.matches("[0-9]{1,11}")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new MojoExecutionException(
          "sbom: " + what + " " + text + " is neither as 2026-11-23T00:00:00Z nor seconds", e);
    }
  }
}
