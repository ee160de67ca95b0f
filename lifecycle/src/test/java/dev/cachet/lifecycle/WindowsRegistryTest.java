package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsRegistryTest {
  private static final String KEY =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
  private static final String QUERIED =
      """
      %s
          SystemRoot    REG_SZ    C:\\Windows
          CurrentBuildNumber    REG_SZ    19044
          EditionID    REG_SZ    IoTEnterpriseS
          InstallationType    REG_SZ    Client
          UBR    REG_DWORD    0xb58
      """;
  private static final String EXPORTED =
      """
      Windows Registry Editor Version 5.00

      [%s]
      "CurrentBuildNumber"="19044"
      "EditionID"="IoTEnterpriseS"
      "InstallationType"="Client"
      "UBR"=dword:00000b58
      """;
  private static final Optional<WindowsRegistry> EXPECTED =
      Optional.of(new WindowsRegistry("19044", "IoTEnterpriseS", "Client"));

  private static Optional<WindowsRegistry> parse(String text) {
    return WindowsRegistry.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsWhatRegQueryPrints() {
    assertEquals(EXPECTED, parse(QUERIED.formatted(KEY).replace("\n", "\r\n")));
  }

  @Test
  void readsAnExportedFile() {
    String text = "\ufeff" + EXPORTED.formatted(KEY).replace("\n", "\r\n");
    assertEquals(EXPECTED, WindowsRegistry.parse(text.getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(EXPECTED, parse(text));
  }

  @Test
  void readsAnOfflineHive() {
    String offline = "HKEY_LOCAL_MACHINE\\OFFLINE\\Microsoft\\Windows NT\\CurrentVersion";
    assertEquals(EXPECTED, parse(EXPORTED.formatted(offline)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Other",
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows NT\\CurrentVersion",
        "HKEY_CURRENT_USER\\Acme"
      })
  void passesOverOtherKeys(String key) {
    assertEquals(Optional.empty(), parse(EXPORTED.formatted(key)));
    assertEquals(Optional.empty(), parse(QUERIED.formatted(key)));
  }

  @Test
  void takesTheOlderNameOfTheBuild() {
    assertEquals(
        Optional.of(new WindowsRegistry("7601", "", "")),
        parse("[" + KEY + "]\n\"CurrentBuild\"=\"7601\"\n"));
  }
}
