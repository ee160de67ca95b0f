package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Settings;
import java.time.Instant;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that judges by a day. */
abstract class DatedMojo extends CachetMojo {
  /**
   * The day (2026-11-23) or instant (2026-11-23T00:00:00Z, or seconds since 1970) to judge by; by
   * default SOURCE_DATE_EPOCH, else the start of the build.
   */
  @Parameter(property = "cachet.asOf")
  @Nullable String asOf;

  /** The settings, with the day or instant judged. */
  final Settings dated() {
    return settings().set(Moments.AS_OF, asOf);
  }

  /** With a default of the project between the parameter and the environment. */
  final Instant instant(@Nullable String ofProject) throws MojoExecutionException {
    try {
      return Moments.asOf(dated().set(Moments.OF_PROJECT, ofProject));
    } catch (CommandException e) {
      throw wrong(e.getMessage());
    }
  }
}
