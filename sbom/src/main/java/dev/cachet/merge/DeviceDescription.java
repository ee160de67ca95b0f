package dev.cachet.merge;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The device that an SBOM is about.
 *
 * @param name what it is sold as
 * @param version the version of the whole, or null
 * @param model its model, or null
 * @param udiDi its UDI-DI; any text, not examined here, or null
 * @param manufacturer who makes it, or null
 */
public record DeviceDescription(
    String name,
    @Nullable String version,
    @Nullable String model,
    @Nullable String udiDi,
    @Nullable Organisation manufacturer) {
  /** The property that holds the model. */
  public static final String MODEL = "cachet:device:model";

  /** The property that holds the UDI-DI. */
  public static final String UDI_DI = "cachet:device:udi-di";

  static final String REF = "device";

  /**
   * Checks the name.
   *
   * @param name not blank
   * @param version see the record
   * @param model see the record
   * @param udiDi see the record
   * @param manufacturer see the record
   * @throws IllegalArgumentException if the name is blank
   */
  public DeviceDescription {
    Objects.requireNonNull(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a device needs a name");
    }
  }

  Component component() {
    List<Property> properties = new ArrayList<>();
    if (model != null) {
      properties.add(new Property(MODEL, model));
    }
    if (udiDi != null) {
      properties.add(new Property(UDI_DI, udiDi));
    }
    return Component.builder(REF, ComponentType.DEVICE, name)
        .version(version)
        .manufacturer(manufacturer)
        .properties(properties)
        .build();
  }
}
