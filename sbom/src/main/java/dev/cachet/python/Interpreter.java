package dev.cachet.python;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The Python that runs an environment, as far as files tell.
 *
 * @param version {@code 3.11} or {@code 3.11.2}; empty if nothing tells it
 * @param pypy whether it is PyPy; otherwise it is CPython
 * @param machines what {@code platform.machine()} may answer; empty if nothing tells it
 */
record Interpreter(String version, boolean pypy, List<String> machines) {
  private static final Set<String> VERSIONS =
      Set.of("python_version", "python_full_version", "implementation_version");

  /** More than any series of CPython has had or will have. */
  private static final int PATCHES = 60;

  Interpreter {
    machines = List.copyOf(machines);
  }

  static boolean isVersion(String variable) {
    return VERSIONS.contains(variable);
  }

  /** Every value that a variable may have; none if it cannot be told. */
  List<String> values(String variable) {
    return switch (variable) {
      case "os_name", "os.name" -> List.of("posix");
      case "sys_platform", "sys.platform" ->
          version.isEmpty()
              ? List.of("linux", "linux2")
              : List.of(version.startsWith("2.") ? "linux2" : "linux");
      case "platform_system" -> List.of("Linux");
      case "platform_machine", "platform.machine" -> machines;
      case "python_version" -> version.isEmpty() ? List.of() : List.of(series());
      case "python_full_version" -> full();
      case "implementation_version" -> pypy ? List.of() : full();
      case "platform_python_implementation",
          "platform.python_implementation",
          "python_implementation" ->
          List.of(name());
      case "implementation_name" -> List.of(name().toLowerCase(Locale.ROOT));
      default -> List.of();
    };
  }

  private String name() {
    return pypy ? "PyPy" : "CPython";
  }

  /** Two numbers. */
  private String series() {
    String[] numbers = version.split("\\.", -1);
    return numbers.length < 2 ? version : numbers[0] + "." + numbers[1];
  }

  private List<String> full() {
    if (version.isEmpty() || version.indexOf('.') != version.lastIndexOf('.')) {
      return version.isEmpty() ? List.of() : List.of(version);
    }
    return IntStream.range(0, PATCHES).mapToObj(patch -> version + "." + patch).toList();
  }
}
