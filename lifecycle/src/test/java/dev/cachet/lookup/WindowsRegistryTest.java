package dev.cachet.lookup;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "me\r\n\"CurrentBuildNumber\"=\"26100\"\r\n",
        "me\n\\\"CurrentBuildNumber\\\"=\\\"26100\\\"",
        "me\r\"CurrentBuildNumber\"=\"26100\"",
        "me\r\n    CurrentBuildNumber    REG_SZ    26100\r\n",
        "me\r\n[HKEY_CURRENT_USER\\\\Acme]\r\n"
      })
  void readsAQuotedValueToItsEnd(String owner) {
    String text =
        EXPORTED
            .formatted(KEY)
            .replace("\"CurrentBuild", "\"RegisteredOwner\"=\"" + owner + "\"\n\"CurrentBuild")
            .replace("\r\n", "\n")
            .replace("\n", "\r\n");
    assertEquals(EXPECTED, parse(text));
  }

  /** Names with blanks and signs, the default value, indented lines: all are quoted. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Registered Owner\"=",
        "\"a-b\"=",
        "@=",
        "  \"RegisteredOwner\"=",
        "\"a\\\"b\"=",
        "\"\"="
      })
  void readsEveryQuotedValueToItsEnd(String name) {
    String value =
        "\"me\r\nCurrentBuildNumber\"=\"26100\"\r\n\"EditionID\"=\"EnterpriseS\"\r\n[x]\r\n\"";
    String inside = value.substring(0, 5) + value.substring(5).replace("\"", "\\\"");
    String hidden = inside.substring(0, inside.length() - 2) + "\"";
    for (String owner :
        new String[] {hidden, "\"me\r\n\\\"CurrentBuildNumber\\\"=\\\"26100\\\"\r\n[x]\r\n\""}) {
      String text =
          EXPORTED
              .formatted(KEY)
              .replace("\"CurrentBuild", name + owner + "\n\"CurrentBuild")
              .replace("\r\n", "\n")
              .replace("\n", "\r\n");
      assertEquals(EXPECTED, parse(text), text);
    }
  }

  @Test
  void aNameMayBeLong() {
    String name = "\"" + "a\\\"".repeat(20_000) + "\"=\"b\"\n";
    assertEquals(EXPECTED, parse(EXPORTED.formatted(KEY) + name));
  }

  @Test
  void aQuoteThatNeverClosesHidesWhatFollows() {
    assertEquals(Optional.empty(), parse(EXPORTED.formatted(KEY) + "\"Owner\"=\"me\r\n"));
  }

  @Test
  void aMarkInsideANameIsPartOfIt() {
    String marked = EXPORTED.formatted(KEY).replace("CurrentBuild", "Current\ufeffBuild");
    assertEquals(Optional.empty(), parse(marked));
  }

  @Test
  void valuesBeforeAnyKeyAreOfNone() {
    String before = "    CurrentBuildNumber    REG_SZ    26100\n";
    assertEquals(EXPECTED, parse(before + QUERIED.formatted(KEY)));
    assertEquals(Optional.empty(), parse(before + QUERIED.formatted("HKEY_CURRENT_USER\\Acme")));
  }

  /** What is printed does not quote, so a key and values may be lines of one value. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HKEY_LOCAL_MACHINE\\X",
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Sub"
      })
  void aBuildThatAPrintedKeyContradictsIsNotKnown(String key) {
    String inside =
        "    RegisteredOwner    REG_SZ    me\n    CurrentBuildNumber    REG_SZ    26100\n"
            + key
            + "\n";
    String text = QUERIED.formatted(KEY).replace("    SystemRoot", inside + "    SystemRoot");
    assertEquals(Optional.empty(), parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HKEY_CURRENT_USER\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion",
        "HKEY_USERS\\S-1-5-18\\Software\\Microsoft\\Windows NT\\CurrentVersion",
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme\\Microsoft\\Windows NT\\CurrentVersion",
        "[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
      })
  void takesTheMachinesHiveAndNoOther(String other) {
    String before = QUERIED.formatted(other).replace("19044", "26100");
    assertEquals(EXPECTED, parse(before + QUERIED.formatted(KEY)));
    assertEquals(EXPECTED, parse(QUERIED.formatted(KEY) + before));
    assertEquals(Optional.empty(), parse(before));
  }

  @Test
  void twoHivesOrTwoBuildsAreNoSystem() {
    String offline = "HKEY_LOCAL_MACHINE\\OFFLINE\\Microsoft\\Windows NT\\CurrentVersion";
    assertEquals(Optional.empty(), parse(QUERIED.formatted(KEY) + EXPORTED.formatted(offline)));
    String twice =
        "    CurrentBuildNumber    REG_SZ    26100\n    CurrentBuild    REG_SZ    26100\n";
    assertEquals(Optional.empty(), parse(QUERIED.formatted(KEY) + twice));
    assertEquals(
        Optional.of(new WindowsRegistry("19044", "", "Client")),
        parse(QUERIED.formatted(KEY) + "    EditionID    REG_SZ    Core\n"));
  }

  @Test
  void takesTheOlderNameOfTheBuild() {
    assertEquals(
        Optional.of(new WindowsRegistry("7601", "", "")),
        parse("[" + KEY + "]\n\"CurrentBuild\"=\"7601\"\n"));
  }
}
