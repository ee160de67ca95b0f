package dev.cachet.cli;

import dev.cachet.command.Settings;
import dev.cachet.command.contents.DeviceSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The device that stands on top of an SBOM. */
final class SbomDevice {
  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "The device that everything is a part of; needed for several sources.")
  @Nullable String name;

  @Option(
      names = "--device-version",
      paramLabel = "VERSION",
      description = "Version of the whole device.")
  @Nullable String version;

  @Option(names = "--model", paramLabel = "MODEL", description = "Model of the device.")
  @Nullable String model;

  @Option(names = "--udi-di", paramLabel = "UDI", description = "UDI-DI of the device; any text.")
  @Nullable String udiDi;

  @Option(
      names = "--manufacturer",
      paramLabel = "NAME",
      description = "Who makes the device: 'Name' or 'Name <address>'.")
  @Nullable String manufacturer;

  Settings into(Settings settings) {
    return settings
        .set(DeviceSettings.DEVICE, name)
        .set(DeviceSettings.VERSION, version)
        .set(DeviceSettings.MODEL, model)
        .set(DeviceSettings.UDI_DI, udiDi)
        .set(DeviceSettings.MANUFACTURER, manufacturer);
  }
}
