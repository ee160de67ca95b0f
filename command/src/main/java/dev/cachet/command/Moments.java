package dev.cachet.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How days and instants are written, and by which of them a command judges. */
public final class Moments {
  /** The day or instant judged by. */
  public static final Setting<String> AS_OF = Setting.moment("--as-of", "asOf", "DATE");

  /** The time of a reproducible build, which a document of that build bears. */
  public static final Setting<String> OF_PROJECT =
      Setting.moment("", "project.build.outputTimestamp", "");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
  private static final String SECONDS = "[0-9]{1,12}";

  private Moments() {}

  /**
   * Returns the instant that a command judges by: as given, else that of the project, else
   * SOURCE_DATE_EPOCH, else the start of the run.
   *
   * @param given the settings
   * @return an instant of the years 1970 to 9999, in whole seconds
   * @throws CommandException if what says it is no such instant
   */
  public static Instant asOf(Settings given) throws CommandException {
    if (given.has(AS_OF)) {
      return seconds(bounded(given, given.name(AS_OF), given.need(AS_OF)));
    }
    String project = given.get(OF_PROJECT);
    // A single letter is how a project switches the reproducible build of its parent off.
    if (project != null && project.length() > 1) {
      return seconds(bounded(given, given.name(OF_PROJECT), project));
    }
    String epoch = given.epoch();
    if (epoch == null) {
      return seconds(given.start());
    }
    if (!epoch.matches(SECONDS)) {
      throw given.wrong("SOURCE_DATE_EPOCH '" + epoch + "' is no number of seconds since 1970");
    }
    return bounded(given, "SOURCE_DATE_EPOCH", epoch);
  }

  /**
   * Returns the day of an instant.
   *
   * @param instant the instant
   * @return its day in UTC
   */
  public static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /**
   * Reads a setting that is a day.
   *
   * @param given the settings
   * @param setting which
   * @return the day; null where it was not given
   * @throws CommandException if it is no day
   */
  public static @Nullable LocalDate day(Settings given, Setting<String> setting)
      throws CommandException {
    String text = given.get(setting);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw given.wrong(
          given.name(setting) + " '" + text + "' is no day of the calendar, such as 2026-11-23");
    }
  }

  /**
   * Reads a setting that is an instant.
   *
   * @param given the settings
   * @param setting which
   * @return the instant; null where it was not given
   * @throws CommandException if it is none of the years 1970 to 9999
   */
  public static @Nullable Instant instant(Settings given, Setting<String> setting)
      throws CommandException {
    String text = given.get(setting);
    return text == null ? null : bounded(given, given.name(setting), text);
  }

  private static Instant bounded(Settings given, String what, String text) throws CommandException {
    Instant instant;
    try {
      instant = read(text);
    } catch (DateTimeException e) {
      throw given.wrong(
          what
              + " '"
              + text
              + "' is no instant: give a day as 2026-11-23, an instant as 2026-11-23T00:00:00Z, or"
              + " seconds since 1970");
    }
    if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(END)) {
      throw given.wrong(what + " '" + text + "' lies outside the years 1970 to 9999");
    }
    return instant;
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Instant read(String text) {
    if (text.matches(SECONDS)) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    if (text.length() == "2026-11-23".length()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return OffsetDateTime.parse(text).toInstant();
    }
  }
}
