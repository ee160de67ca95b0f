package dev.cachet.cli.option;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Settings;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The day or instant that a command judges by: given, else SOURCE_DATE_EPOCH, else now; always
 * printed.
 */
public final class AsOf {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day (2026-11-23) or instant (2026-11-23T00:00:00Z) to judge by; default"
              + " SOURCE_DATE_EPOCH, else now.")
  private @Nullable String given;

  /** Read once, so that one run judges and prints one instant. */
  private @Nullable Instant judged;

  public Settings into(Settings settings) {
    return settings.set(Moments.AS_OF, given);
  }

  public Instant instant() {
    if (judged == null) {
      try {
        judged = Moments.asOf(into(Asked.settings()));
      } catch (CommandException e) {
        throw new ParameterException(
            java.util.Objects.requireNonNull(spec).commandLine(), e.getMessage());
      }
    }
    return judged;
  }

  public LocalDate day() {
    return Moments.day(instant());
  }
}
