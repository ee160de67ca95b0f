package dev.cachet.lookup;

import java.util.Map;

/**
 * Names of listed products as programs and lists of machines print them, where the catalogue has
 * another one or none. The values are the catalogue's products.
 */
final class OtherLabels {
  private static final Map<String, String> PRODUCTS =
      Map.ofEntries(
          Map.entry("Mac OS X", "macos"),
          Map.entry("OS X", "macos"),
          Map.entry("macOS", "macos"),
          Map.entry("Android", "android"),
          Map.entry("Linux", "linux"),
          Map.entry("Linux kernel", "linux"),
          Map.entry(".NET", "dotnet"),
          Map.entry(".NET Core", "dotnet"),
          Map.entry("Microsoft .NET Core", "dotnet"),
          Map.entry(".NET Framework", "dotnetfx"),
          Map.entry("BusyBox", "busybox"),
          Map.entry("Log4j", "log4j"),
          Map.entry("Mbed OS", "mbed-os"),
          Map.entry("Mbed TLS", "mbedtls"),
          Map.entry("QNX", "qnx"),
          Map.entry("QNX Neutrino", "qnx"),
          Map.entry("ThreadX", "threadx"),
          Map.entry("VxWorks", "vxworks"),
          Map.entry("Zephyr", "zephyr"),
          Map.entry("wolfSSL", "wolfssl"));

  private OtherLabels() {}

  static Map<String, String> products() {
    return PRODUCTS;
  }

  /** Whether a product has this other name, in these letters. */
  static boolean isOf(String product, String name) {
    return product.equals(PRODUCTS.get(name));
  }
}
