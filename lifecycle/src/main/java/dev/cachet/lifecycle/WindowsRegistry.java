package dev.cachet.lifecycle;

import java.util.Objects;

/**
 * What a Windows system's registry says under {@code SOFTWARE\Microsoft\Windows NT\CurrentVersion}.
 *
 * @param currentBuildNumber the value {@code CurrentBuildNumber}, for example {@code 19044}
 * @param editionId the value {@code EditionID}, for example {@code IoTEnterpriseS}; empty when not
 *     known
 * @param installationType the value {@code InstallationType}, for example {@code Client}; empty
 *     when not known
 */
public record WindowsRegistry(
    String currentBuildNumber, String editionId, String installationType) {
  /**
   * Checks that nothing is absent.
   *
   * @param currentBuildNumber not null
   * @param editionId not null
   * @param installationType not null
   */
  public WindowsRegistry {
    Objects.requireNonNull(currentBuildNumber, "currentBuildNumber");
    Objects.requireNonNull(editionId, "editionId");
    Objects.requireNonNull(installationType, "installationType");
  }
}
