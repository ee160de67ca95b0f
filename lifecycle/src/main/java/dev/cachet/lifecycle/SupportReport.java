package dev.cachet.lifecycle;

import dev.cachet.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts on support on one day. Only {@link SupportAssessor} makes it. */
public final class SupportReport {
  /** What to do about facts that are too old, as a half sentence. */
  public static final String NEWER_FACTS =
      "take a newer catalogue, made by 'cachet lifecycle compile', with --catalogue";

  /** A catalogue older than this many days earns a warning, unless another limit is set. */
  public static final int WARN_AGE_DAYS = 60;

  /** A catalogue older than this many days is too old to judge by, unless another limit is set. */
  public static final int FAIL_AGE_DAYS = 180;

  private final Horizon horizon;
  private final LocalDate snapshotDate;
  private final List<SupportVerdict> verdicts;
  private final List<Finding> notices;
  private final int warnAgeDays;
  private final int failAgeDays;

  SupportReport(
      Horizon horizon,
      LocalDate snapshotDate,
      List<SupportVerdict> verdicts,
      List<Finding> notices) {
    this(horizon, snapshotDate, verdicts, notices, WARN_AGE_DAYS, FAIL_AGE_DAYS);
  }

  private SupportReport(
      Horizon horizon,
      LocalDate snapshotDate,
      List<SupportVerdict> verdicts,
      List<Finding> notices,
      int warnAgeDays,
      int failAgeDays) {
    this.horizon = horizon;
    this.snapshotDate = snapshotDate;
    this.verdicts = List.copyOf(verdicts);
    this.notices = List.copyOf(notices);
    this.warnAgeDays = warnAgeDays;
    this.failAgeDays = failAgeDays;
  }

  SupportReport with(List<SupportVerdict> otherVerdicts, List<Finding> otherNotices) {
    return new SupportReport(
        horizon, snapshotDate, otherVerdicts, otherNotices, warnAgeDays, failAgeDays);
  }

  /**
   * Judges the catalogue's age by other limits.
   *
   * @param warnDays a catalogue older than this many days earns a warning; not negative
   * @param failDays a catalogue older than this many days is too old; not less than {@code
   *     warnDays}
   * @return the same report with these limits
   */
  public SupportReport withAgeLimits(int warnDays, int failDays) {
    if (warnDays < 0 || failDays < warnDays) {
      throw new IllegalArgumentException(
          "limits of age must be 0 <= warn <= fail: " + warnDays + ", " + failDays);
    }
    return new SupportReport(horizon, snapshotDate, verdicts, notices, warnDays, failDays);
  }

  /**
   * Returns the age above which a catalogue earns a warning.
   *
   * @return days
   */
  public int warnAgeDays() {
    return warnAgeDays;
  }

  /**
   * Returns the age above which a catalogue is too old to judge by.
   *
   * @return days
   */
  public int failAgeDays() {
    return failAgeDays;
  }

  /**
   * Returns the days that matter.
   *
   * @return what the assessor was given
   */
  public Horizon horizon() {
    return horizon;
  }

  /**
   * Returns the day judged.
   *
   * @return the day
   */
  public LocalDate asOf() {
    return horizon.asOf();
  }

  /**
   * Returns the planned end of service.
   *
   * @return null when none was given
   */
  public @Nullable LocalDate until() {
    return horizon.plannedServiceEnd();
  }

  /**
   * Returns the day for which the catalogue's facts were read.
   *
   * @return the day of the snapshot
   */
  public LocalDate snapshotDate() {
    return snapshotDate;
  }

  /**
   * Returns the catalogue's age on the day judged.
   *
   * @return days; negative when the day judged lies before the snapshot
   */
  public long catalogueAgeDays() {
    return asOf().toEpochDay() - snapshotDate.toEpochDay();
  }

  /**
   * Tells whether the catalogue is fresh enough to judge by.
   *
   * @return by the limits of this report; fresh on a day before the snapshot, which {@code
   *     SupportFindings} reports apart
   */
  public CatalogueAge catalogueAge() {
    if (catalogueAgeDays() > failAgeDays) {
      return CatalogueAge.TOO_OLD;
    }
    return catalogueAgeDays() > warnAgeDays ? CatalogueAge.OLD : CatalogueAge.FRESH;
  }

  /**
   * Returns the verdicts.
   *
   * @return in the order of the subjects that were given
   */
  public List<SupportVerdict> verdicts() {
    return verdicts;
  }

  /**
   * Returns what was noticed beside the verdicts.
   *
   * @return for example waivers that are expired or not used
   */
  public List<Finding> notices() {
    return notices;
  }

  /** How old the catalogue's facts are. */
  public enum CatalogueAge {
    /** At most as many days as earn no warning. */
    FRESH,
    /** Old enough for a warning. */
    OLD,
    /** Too old to judge by. */
    TOO_OLD
  }
}
