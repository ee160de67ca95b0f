package dev.cachet.command.support;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportAnswer;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportState;
import dev.cachet.lifecycle.Waivers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Says until when an operating system, or the components of an SBOM, are supported. Unknown is
 * never allowed unless it is listed, and the network is never asked.
 */
public final class SupportRequest {
  /** States of support that pass; by default supported, and security fixes only. */
  public static final Setting<List<SupportState>> ALLOWED_STATES =
      Setting.value("--allowed-states", "allowedStates", "STATE");

  /** Last day on which the device is to be in service. */
  public static final Setting<String> UNTIL = Setting.value("--until", "until", "DATE");

  /** Last day on which the device is to be sold. */
  public static final Setting<String> SALE_UNTIL =
      Setting.value("--sale-until", "saleUntil", "DATE");

  /** Days for which support must still last; by default none. */
  public static final Setting<Integer> WITHIN = Setting.value("--within", "within", "DAYS");

  /** How many components of unknown support are accepted; by default none. */
  public static final Setting<Integer> UNKNOWN = Setting.value("--unknown", "unknown", "NUMBER");

  /** Reviewed exceptions. */
  public static final Setting<Path> WAIVERS = Setting.input("--waivers", "waivers", "FILE");

  /** Age of the facts in days above which a warning is given. */
  public static final Setting<Integer> WARN_AGE = Setting.value("--warn-age", "warnAge", "DAYS");

  /** Age of the facts in days above which they are too old. */
  public static final Setting<Integer> MAX_AGE = Setting.value("--max-age", "maxFactsAge", "DAYS");

  private final Settings given;
  private final SupportSubject subject;
  private final Horizon horizon;
  private final int unknown;
  private final int warnAge;
  private final int maxAge;

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public SupportRequest(Settings given) throws CommandException {
    this.given = given;
    this.subject = new SupportSubject(given);
    this.unknown = given.get(UNKNOWN, 0);
    this.warnAge = given.get(WARN_AGE, SupportReport.WARN_AGE_DAYS);
    this.maxAge = given.get(MAX_AGE, SupportReport.FAIL_AGE_DAYS);
    this.horizon = horizon(given.get(WITHIN, 0));
  }

  private Horizon horizon(int within) throws CommandException {
    if (within < 0 || unknown < 0 || warnAge < 0 || maxAge < warnAge) {
      throw given.wrong(
          given.name(WITHIN)
              + " and "
              + given.name(UNKNOWN)
              + " must not be negative, "
              + given.name(MAX_AGE)
              + " not less than "
              + given.name(WARN_AGE));
    }
    LocalDate day = Moments.day(Moments.asOf(given));
    LocalDate until = Moments.day(given, UNTIL);
    if (until != null && until.isBefore(day)) {
      throw given.wrong(given.name(UNTIL) + " " + until + " lies before the day judged, " + day);
    }
    return new Horizon(day, until, Moments.day(given, SALE_UNTIL), within);
  }

  /**
   * Returns the day judged.
   *
   * @return a day in UTC
   */
  public LocalDate day() {
    return horizon.asOf();
  }

  /**
   * Returns what is judged.
   *
   * @return the path as it was given
   */
  public String examined() {
    return subject.examined();
  }

  /**
   * Judges.
   *
   * @return what was found, whatever it is
   * @throws CommandException if something cannot be read
   */
  public SupportVerdict judge() throws CommandException {
    SupportReport report =
        waived(subject.judge(new SupportCheck(Facts.read(given)), horizon))
            .withAgeLimits(warnAge, maxAge);
    List<SupportState> listed = given.get(ALLOWED_STATES, List.of());
    Set<SupportState> allowed =
        listed.isEmpty() ? SupportAnswer.USUALLY_ALLOWED : EnumSet.copyOf(listed);
    return new SupportVerdict(report, subject.examined(), allowed, unknown);
  }

  private SupportReport waived(SupportReport report) throws CommandException {
    Path waivers = given.get(WAIVERS);
    return waivers == null
        ? report
        : given.parse(WAIVERS, waivers, json -> Waivers.read(json).apply(report));
  }
}
