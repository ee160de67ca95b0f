package dev.cachet.cli.sbom;

import dev.cachet.merge.DeviceDescription;
import dev.cachet.sbom.Organisation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The device that stands on top of an SBOM. */
final class SbomDevice {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Name of the device; required for several sources.")
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
      converter = MakerText.class,
      description = "Manufacturer of the device: 'Name' or 'Name <address>'.")
  @Nullable Organisation manufacturer;

  /** Null when no device is given. */
  @Nullable DeviceDescription description(boolean needed) {
    if (name != null && !name.isBlank()) {
      return new DeviceDescription(name, version, model, udiDi, manufacturer);
    }
    if (needed
        || name != null
        || version != null
        || model != null
        || udiDi != null
        || manufacturer != null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--device NAME is missing: it says what the parts are parts of");
    }
    return null;
  }
}
