package dev.cachet.endofsupport;

import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The last days of the support of a product; each lasts until its end in UTC.
 *
 * @param available the first day on which the product was sold, if it is stated
 * @param sales the last day on which it is sold, if it is stated
 * @param securitySupport the last day of security updates
 * @param life the last day of any support; not before any other
 */
public record SupportDates(
    Optional<LocalDate> available,
    Optional<LocalDate> sales,
    LocalDate securitySupport,
    LocalDate life) {
  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  static SupportDates read(DeclaredObject dates) throws DeclarationException {
    dates.onlyMembers("generalAvailability", "endOfSales", "endOfSecuritySupport", "endOfLife");
    SupportDates read =
        new SupportDates(
            optional(dates, "generalAvailability"),
            optional(dates, "endOfSales"),
            dates.day("endOfSecuritySupport"),
            dates.day("endOfLife"));
    if (read.life.isBefore(read.securitySupport)) {
      throw dates.fault("endOfLife", "lies before endOfSecuritySupport; it ends all support");
    }
    if (read.sales.isPresent() && read.life.isBefore(read.sales.get())) {
      throw dates.fault("endOfLife", "lies before endOfSales; it ends all support");
    }
    if (read.available.isPresent() && read.securitySupport.isBefore(read.available.get())) {
      throw dates.fault("endOfSecuritySupport", "lies before generalAvailability");
    }
    return read;
  }

  private static Optional<LocalDate> optional(DeclaredObject dates, String name)
      throws DeclarationException {
    return dates.has(name) ? Optional.of(dates.day(name)) : Optional.empty();
  }

  /**
   * The end of a last day.
   *
   * @param day the day
   * @return its last second, UTC
   */
  public static Instant end(LocalDate day) {
    return day.atTime(LAST_SECOND).toInstant(ZoneOffset.UTC);
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
