package dev.cachet.lookup;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

  /**
   * Reads what {@code reg query} printed or {@code reg export} wrote, of a running system or of its
   * offline SOFTWARE hive. Values of other keys are passed over.
   *
   * @param text UTF-8, or UTF-16 with its mark; the caller bounds its length
   * @return empty when there is no build number
   */
  public static Optional<WindowsRegistry> parse(byte[] text) {
    Map<String, String> values = RegistryText.values(text);
    String build =
        values.getOrDefault("currentbuildnumber", values.getOrDefault("currentbuild", ""));
    return build.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WindowsRegistry(
                build,
                values.getOrDefault("editionid", ""),
                values.getOrDefault("installationtype", "")));
  }
}
