package dev.cachet.lifecycle;

import dev.cachet.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts on support on one day. Only {@link SupportAssessor} makes it. */
public final class SupportReport {
  private final Horizon horizon;
  private final LocalDate snapshotDate;
  private final List<SupportVerdict> verdicts;
  private final List<Finding> notices;

  SupportReport(
      Horizon horizon,
      LocalDate snapshotDate,
      List<SupportVerdict> verdicts,
      List<Finding> notices) {
    this.horizon = horizon;
    this.snapshotDate = snapshotDate;
    this.verdicts = List.copyOf(verdicts);
    this.notices = List.copyOf(notices);
  }

  SupportReport with(List<SupportVerdict> otherVerdicts, List<Finding> otherNotices) {
    return new SupportReport(horizon, snapshotDate, otherVerdicts, otherNotices);
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
   * @return by the horizon's limits; fresh on a day before the snapshot, which {@link
   *     SupportFindings} reports apart
   */
  public CatalogueAge catalogueAge() {
    if (catalogueAgeDays() > horizon.ageLimits().failAfterDays()) {
      return CatalogueAge.TOO_OLD;
    }
    boolean old = catalogueAgeDays() > horizon.ageLimits().warnAfterDays();
    return old ? CatalogueAge.OLD : CatalogueAge.FRESH;
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
    /** At most {@link AgeLimits#warnAfterDays} days. */
    FRESH,
    /** More than {@link AgeLimits#warnAfterDays} days. */
    OLD,
    /** More than {@link AgeLimits#failAfterDays} days. */
    TOO_OLD
  }
}
