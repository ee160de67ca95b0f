package dev.cachet.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
  private static final Interpreter KNOWN = new Interpreter("3.11.2", false, List.of("x86_64"));
  private static final Interpreter SERIES =
      new Interpreter("3.11", false, List.of("armv7l", "aarch64"));

  private static Holds in(Interpreter interpreter, String text) {
    return Marker.parse(text).orElseThrow().holds(interpreter, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "platform_system == 'Windows'                             | NO",
        "platform_system != 'Windows'                           | YES",
        "sys_platform == 'linux' and os_name == 'posix'           | YES",
        "sys_platform in 'linux darwin'                           | YES",
        "'linux' in sys_platform                                  | YES",
        "'win' not in sys_platform                                | YES",
        "python_version < '3.11'                                  | NO",
        "python_version <= '3.11'                                 | YES",
        "python_version >= '3.9'                                  | YES",
        "python_version == '3.11.0'                               | YES",
        "python_version == '3.*'                                  | YES",
        "python_version == '2.*' or python_version != '3.11.*'    | NO",
        "python_version ~= '3.7'                                  | YES",
        "python_version ~= '3.11.0'                               | YES",
        "python_version ~= '2.7'                                  | NO",
        "'3.12' > python_version                                  | YES",
        "python_version in '3.9 3.10'                             | NO",
        "python_full_version >= '3.11.2'                          | YES",
        "python_full_version < '3.11.2'                           | NO",
        "python_full_version < '3.12.0a1'                         | YES",
        "platform_machine == 'x86_64'                             | YES",
        "platform_machine in 'aarch64 ppc64le'                    | NO",
        "implementation_name == 'cpython'                         | YES",
        "platform_python_implementation == 'PyPy'                 | NO",
        "(os_name == 'nt' or os_name == 'posix') and (python_version > '3') | YES",
        "os_name == 'nt' and python_version > '3' or os_name == 'posix'     | YES",
        "os.name == 'posix'                                       | YES",
        "platform_release >= '6'                                  | UNTOLD",
        "platform_release >= '6' and os_name == 'nt'              | NO",
        "platform_release >= '6' or os_name == 'posix'            | YES",
        "no_such_variable == '1'                                  | UNTOLD",
        "extra == 'x'                                             | NO",
        "extra != 'x'                                             | YES"
      })
  void saysWhetherItHolds(String text, Holds expected) {
    assertEquals(expected, in(KNOWN, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "python_full_version >= \"3.11.2\"    | UNTOLD",
        "python_full_version >= \"3.11\"      | YES",
        "python_full_version < \"3.8.1\"      | NO",
        "python_full_version == \"3.11.*\"    | YES",
        "platform_machine == \"x86_64\"       | NO",
        "platform_machine == \"aarch64\"      | UNTOLD",
        "platform_machine in \"armv7l aarch64\" | YES"
      })
  void saysOnlyWhatHoldsForEveryValueThatMayBe(String text, Holds expected) {
    assertEquals(expected, in(SERIES, text));
  }

  @Test
  void nothingIsKnownOfAnInterpreterThatIsNotThere() {
    Interpreter nothing = new Interpreter("", false, List.of());
    assertEquals(Holds.UNTOLD, in(nothing, "python_version >= '3'"));
    assertEquals(Holds.UNTOLD, in(nothing, "platform_machine == 'x86_64'"));
    assertEquals(Holds.NO, in(nothing, "sys_platform == 'win32'"));
  }

  @Test
  void extraIsOneWhateverItsSpelling() {
    Marker marker = Marker.parse("extra == 'Socks_Proxy'").orElseThrow();
    assertEquals(Holds.YES, marker.holds(KNOWN, "socks-proxy"));
    assertEquals(Holds.NO, marker.holds(KNOWN, "socks"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "python_version",
        "python_version >",
        "python_version > 3",
        "'3' > '2'",
        "python_version > '3' and",
        "(python_version > '3'",
        "python_version > '3')",
        "python_version => '3'",
        "python_version > '3' os_name == 'nt'",
        "python_version not '3'",
        "python_version > '3"
      })
  void whatIsNoConditionIsNone(String text) {
    assertEquals(true, Marker.parse(text).isEmpty());
  }

  @Test
  void depthIsBounded() {
    String deep = "(".repeat(5000) + "os_name == 'nt'" + ")".repeat(5000);
    assertEquals(true, Marker.parse(deep).isEmpty());
  }
}
