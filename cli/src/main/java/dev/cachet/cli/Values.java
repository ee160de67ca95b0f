package dev.cachet.cli;

import dev.cachet.command.CommandException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How paths, days, instants and numbers are read, and what is said of those that are none. */
final class Values {
  private Values() {}

  /** Sees to a command and all below it. */
  static void readBy(CommandLine line) {
    line.registerConverter(Path.class, Values::path)
        .registerConverter(LocalDate.class, Values::day)
        .registerConverter(Instant.class, Values::instant)
        .registerConverter(Integer.class, Values::integer)
        .registerConverter(int.class, Values::integer)
        .registerConverter(Long.class, Values::number);
  }

  private static Path path(String text) {
    // The platform takes it for the folder that one stands in; it is what is left of an unset
    // variable.
    if (text.isEmpty()) {
      throw new TypeConversionException("an empty path");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(CommandException.of(e, "").getMessage());
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw none(text, "day of the calendar, such as 2026-11-23");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw none(text, "instant, such as 2026-11-23T00:00:00Z");
    }
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw none(text, "whole number of at most 2147483647");
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw none(text, "whole number of at most 9223372036854775807");
    }
  }

  private static TypeConversionException none(String text, String kind) {
    return new TypeConversionException("'" + text + "' is no " + kind);
  }
}
