package dev.cachet.lifecycle;

import dev.cachet.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts on support on one day. Only {@link SupportAssessor} makes it. */
public final class SupportReport {
  /** A catalogue older than this many days earns a warning. */
  public static final int WARN_AGE_DAYS = 60;

  /** A catalogue older than this many days is too old to judge by. */
  public static final int FAIL_AGE_DAYS = 180;

  private final LocalDate asOf;
  private final @Nullable LocalDate until;
  private final LocalDate snapshotDate;
  private final List<SupportVerdict> verdicts;
  private final List<Finding> notices;

  SupportReport(
      LocalDate asOf,
      @Nullable LocalDate until,
      LocalDate snapshotDate,
      List<SupportVerdict> verdicts,
      List<Finding> notices) {
    this.asOf = asOf;
    this.until = until;
    this.snapshotDate = snapshotDate;
    this.verdicts = List.copyOf(verdicts);
    this.notices = List.copyOf(notices);
  }

  SupportReport with(List<SupportVerdict> otherVerdicts, List<Finding> otherNotices) {
    return new SupportReport(asOf, until, snapshotDate, otherVerdicts, otherNotices);
  }

  /**
   * Returns the day judged.
   *
   * @return the day
   */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * Returns the planned end of service.
   *
   * @return null when none was given
   */
  public @Nullable LocalDate until() {
    return until;
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
    return asOf.toEpochDay() - snapshotDate.toEpochDay();
  }

  /**
   * Tells whether the catalogue is fresh enough to judge by.
   *
   * @return by {@link #WARN_AGE_DAYS} and {@link #FAIL_AGE_DAYS}; fresh on a day before the
   *     snapshot, which {@link SupportFindings} reports apart
   */
  public CatalogueAge catalogueAge() {
    if (catalogueAgeDays() > FAIL_AGE_DAYS) {
      return CatalogueAge.TOO_OLD;
    }
    return catalogueAgeDays() > WARN_AGE_DAYS ? CatalogueAge.OLD : CatalogueAge.FRESH;
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
    /** At most {@link #WARN_AGE_DAYS} days. */
    FRESH,
    /** More than {@link #WARN_AGE_DAYS} days. */
    OLD,
    /** More than {@link #FAIL_AGE_DAYS} days. */
    TOO_OLD
  }
}
