package dev.cachet.gate.record;

import dev.cachet.finding.Evidence;
import dev.cachet.lifecycle.SupportState;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a gate recorded of the operating system beneath a release.
 *
 * @param id its identifier, as in {@code ID} of os-release
 * @param version its version; empty if it has none
 * @param state its state of support on the day judged
 * @param supportEnd the last day of support, if it was known
 * @param plannedServiceEnd the last day that the device is to be in service, if it was said
 * @param catalogueSnapshot the day of the facts on support
 * @param explanation why the state is what it is
 * @param waiver where in its file the waiver stands that let it pass, and its last day, if one did
 */
public record RecordedSystem(
    String id,
    String version,
    SupportState state,
    Optional<LocalDate> supportEnd,
    Optional<LocalDate> plannedServiceEnd,
    LocalDate catalogueSnapshot,
    String explanation,
    Optional<Evidence> waiver) {
  /**
   * What findings, waivers and SBOMs call it.
   *
   * @return name and version, such as {@code debian 12}
   */
  public String title() {
    return version.isEmpty() ? id : id + " " + version;
  }
}
