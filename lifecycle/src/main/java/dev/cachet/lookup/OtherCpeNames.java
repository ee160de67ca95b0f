package dev.cachet.lookup;

import java.util.Map;

/**
 * CPE names under which the National Vulnerability Database lists a product, and which the source
 * of the catalogue does not have. The values are the catalogue's products.
 */
final class OtherCpeNames {
  private static final Map<String, String> PRODUCTS =
      Map.ofEntries(
          Map.entry("o:apple:mac_os_x", "macos"),
          Map.entry("o:apple:iphone_os", "ios"),
          Map.entry("o:blackberry:qnx_software_development_platform", "qnx"),
          Map.entry("o:suse:linux_enterprise_micro", "suse-linux-micro"),
          Map.entry("o:windriver:vxworks", "vxworks"),
          Map.entry("o:zephyrproject:zephyr", "zephyr"),
          Map.entry("o:microsoft:windows_ce", "windows-ce"),
          Map.entry("a:arm:mbed_tls", "mbedtls"),
          Map.entry("a:busybox:busybox", "busybox"),
          Map.entry("a:microsoft:.net", "dotnet"),
          Map.entry("a:microsoft:.net_core", "dotnet"),
          Map.entry("a:microsoft:.net_framework", "dotnetfx"),
          Map.entry("a:sqlite:sqlite", "sqlite"),
          Map.entry("a:wolfssl:wolfssl", "wolfssl"));

  private OtherCpeNames() {}

  static Map<String, String> products() {
    return PRODUCTS;
  }
}
