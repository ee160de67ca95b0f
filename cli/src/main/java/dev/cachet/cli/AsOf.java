package dev.cachet.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The day or instant that a command judges by: given, else SOURCE_DATE_EPOCH, else now; always
 * printed.
 */
final class AsOf {
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day (2026-11-23) or instant (2026-11-23T00:00:00Z) judged by; default SOURCE_DATE_EPOCH, else now.")
  private @Nullable String given;

  /** Read once, so that one run judges and prints one instant. */
  private @Nullable Instant judged;

  Instant instant() {
    if (judged == null) {
      judged = bounded(read());
    }
    return judged;
  }

  private Instant bounded(Instant instant) {
    if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(END)) {
      throw wrong("lies outside the years 1970 to 9999");
    }
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private Instant read() {
    String epoch = System.getenv("SOURCE_DATE_EPOCH");
    String text = given == null ? epoch : given;
    try {
      if (given != null) {
        return given.length() == "2026-11-23".length()
            ? LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant()
            : Instant.parse(given);
      }
      return epoch != null ? Instant.ofEpochSecond(Long.parseLong(epoch)) : Instant.now();
    } catch (java.time.DateTimeException | NumberFormatException e) {
      throw wrong("is neither a day, such as 2026-11-23, nor an instant: " + text);
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(),
        "--as-of (or SOURCE_DATE_EPOCH) " + why);
  }

  LocalDate day() {
    return LocalDate.ofInstant(instant(), ZoneOffset.UTC);
  }
}
