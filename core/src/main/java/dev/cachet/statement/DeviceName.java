package dev.cachet.statement;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How statements name a device and a site (statements specification, section 2). */
public final class DeviceName {
  private static final String DEVICE = "cachet:device:";
  private static final String SITE = "cachet:site:";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private DeviceName() {}

  /**
   * The name of a device.
   *
   * @param device what the device is
   * @return ASCII, for example {@code cachet:device:example-devices:ventilator-x:0401:SN-1}
   * @throws IllegalArgumentException if it is longer than 1,024 bytes: such a device takes no
   *     statements
   */
  public static String of(DeviceIdentity device) {
    return of(device.manufacturer(), device.product(), device.udiDi(), device.serial());
  }

  /**
   * The name of a device.
   *
   * @param manufacturer name of the maker
   * @param product name of the product
   * @param udiDi device identifier of the UDI
   * @param serial serial number
   * @return ASCII
   * @throws IllegalArgumentException if it is longer than 1,024 bytes
   */
  public static String of(String manufacturer, String product, String udiDi, String serial) {
    String name =
        DEVICE + manufacturer + ":" + product + ":" + escaped(udiDi) + ":" + escaped(serial);
    if (name.length() > JsonLimits.MAX_STRING_BYTES) {
      throw new IllegalArgumentException("the name of a device has at most 1,024 bytes: " + name);
    }
    return name;
  }

  /**
   * The name of a site.
   *
   * @param site a name
   * @return for example {@code cachet:site:hospital-north}
   */
  public static String ofSite(String site) {
    return SITE + site;
  }

  /**
   * Tells whether a text names a device.
   *
   * @param text any text
   * @return true for the form that {@link #of(DeviceIdentity)} gives
   */
  public static boolean isDevice(String text) {
    return text.startsWith(DEVICE)
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f)
        && text.substring(DEVICE.length()).split(":", -1).length == 4;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "._~-".indexOf(c) >= 0;
      if (plain) {
        escaped.append(c);
      } else {
        escaped.append('%').append(HEX.toHexDigits(b));
      }
    }
    return escaped.toString();
  }
}
