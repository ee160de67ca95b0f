package dev.cachet.command.contents;

import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.format.Maker;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.sbom.Organisation;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The device that stands on top of an SBOM. */
public final class DeviceSettings {
  /** What it is called. */
  public static final Setting<String> DEVICE = Setting.value("--device", "device", "NAME");

  /** Version of the whole device. */
  public static final Setting<String> VERSION =
      Setting.value("--device-version", "deviceVersion", "VERSION");

  /** Its model. */
  public static final Setting<String> MODEL = Setting.value("--model", "model", "MODEL");

  /** Its UDI-DI, any text. */
  public static final Setting<String> UDI_DI = Setting.value("--udi-di", "udiDi", "UDI");

  /** Who makes it, as a name, or a name and an address. */
  public static final Setting<String> MANUFACTURER =
      Setting.value("--manufacturer", "manufacturer", "NAME");

  /** What it is called where several sources need a device and nobody named it: the project. */
  public static final Setting<String> PROJECT = Setting.value("", "project.name", "");

  private DeviceSettings() {}

  /**
   * Describes the device.
   *
   * @param given the settings
   * @param needed whether there are several sources, which have to be parts of something
   * @return null where no device is given and none is needed
   * @throws CommandException if it has no name, or its maker is none
   */
  public static @Nullable DeviceDescription describe(Settings given, boolean needed)
      throws CommandException {
    String device = given.get(DEVICE);
    String project = given.get(PROJECT);
    boolean named = device != null && !device.isBlank();
    if (!needed && !named && (project != null ? device == null : isNone(given))) {
      return null;
    }
    String name = named ? device : project;
    if (name == null) {
      throw given.wrong(given.form(DEVICE) + " is missing: it says what the parts are parts of");
    }
    return new DeviceDescription(
        name, given.get(VERSION), given.get(MODEL), given.get(UDI_DI), maker(given, MANUFACTURER));
  }

  /** Said before any file is read. */
  static void requireMaker(Settings given) throws CommandException {
    Organisation unused = maker(given, MANUFACTURER);
  }

  private static boolean isNone(Settings given) {
    return Stream.of(DEVICE, VERSION, MODEL, UDI_DI, MANUFACTURER).noneMatch(given::has);
  }

  /** Who answers for something; null where nobody is given. */
  static @Nullable Organisation maker(Settings given, Setting<String> setting)
      throws CommandException {
    String text = given.get(setting);
    try {
      return text == null ? null : Maker.of(text);
    } catch (IllegalArgumentException e) {
      throw given.wrong(given.name(setting) + ": " + e.getMessage());
    }
  }
}
