package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Main;
import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Tells the command line and the plugin the same, and compares what they answer. */
final class Fronts {
  /**
   * What one of them answered.
   *
   * @param exit the exit code, or the one of the failure that ends the goal
   * @param error what it says of a failure, in the names of Maven, then what was found
   * @param answer the lines of its answer
   */
  record Said(int exit, String error, List<String> answer) {}

  private static final Pattern FINDING = Pattern.compile("^(error|warning|note) |^ {4}");

  private final String command;
  private final String goal;
  private final Supplier<CachetMojo> mojo;
  private final Path target;
  private final List<Setting<?>> settings = new ArrayList<>();
  private final Map<Setting<?>, Object> given = new LinkedHashMap<>();

  Fronts(
      String command, String goal, Supplier<CachetMojo> mojo, Path target, Class<?>... requests) {
    this.command = command;
    this.goal = goal;
    this.mojo = mojo;
    this.target = target;
    for (Class<?> request : requests) {
      settings.addAll(settings(request));
    }
  }

  /** The settings that a class of the shared layer names. */
  static List<Setting<?>> settings(Class<?> request) {
    List<Setting<?>> settings = new ArrayList<>();
    for (Field field : request.getFields()) {
      if (field.getType() == Setting.class) {
        try {
          settings.add((Setting<?>) field.get(null));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return settings;
  }

  /** Tells both. */
  Fronts set(Setting<?> setting, Object value) {
    given.put(setting, value);
    return this;
  }

  /** Asks both, which have to answer alike. */
  Said ask(String... onlyShell) throws Exception {
    Said shell = shell(onlyShell);
    Said maven = maven();
    assertEquals(shell.exit(), maven.exit(), shell + "\n" + maven);
    boolean isAnswer = shell.error().isEmpty();
    if (isAnswer && shell.exit() != 0) {
      // A check that does not pass is told on standard output; a build has to end with words.
      assertTrue(
          String.join("\n", maven.answer()).concat(maven.error()).contains(text(shell)),
          text(shell));
      return maven;
    }
    assertEquals(shell.error(), maven.error());
    return maven;
  }

  private String text(Said shell) {
    return String.join("\n", shell.answer()).replace(command, goal).strip();
  }

  /** How both end where the words name what only one of them has. */
  int exits() throws Exception {
    int exit = shell().exit();
    assertEquals(exit, maven().exit());
    return exit;
  }

  Said shell(String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    given.forEach((setting, value) -> words(setting, value, words));
    words.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    String error =
        err.toString()
            .lines()
            .filter(line -> line.startsWith("cachet: "))
            .reduce("", (first, last) -> last)
            .replaceFirst("^cachet: ", "")
            .replaceFirst("; see 'cachet [a-z ]*--help'$", "");
    // Maven has one message for what was found and what that comes to.
    String found =
        err.toString()
            .lines()
            .filter(line -> exit != 0 && FINDING.matcher(line).find())
            .map(line -> "\n" + line)
            .collect(Collectors.joining());
    return new Said(exit, inNamesOfMaven(error) + found, out.toString().lines().toList());
  }

  private static void words(Setting<?> setting, Object value, List<String> words) {
    for (Object each : each(value)) {
      if (each.equals(false) || setting.option().isEmpty()) {
        continue;
      }
      if (setting.option().startsWith("--")) {
        words.add(setting.option());
      }
      if (!each.equals(true)) {
        words.add(each.toString());
      }
    }
  }

  Said maven() throws Exception {
    Executions executions = new Executions(target);
    CachetMojo asked = executions.of(mojo.get(), goal);
    asked.force = true;
    for (Map.Entry<Setting<?>, Object> each : given.entrySet()) {
      Field field = field(asked, each.getKey().parameter());
      boolean one = field.getType() == File.class && each.getValue() instanceof List<?>;
      Object value = one ? ((List<?>) each.getValue()).get(0) : each.getValue();
      field.set(asked, field.getType() == Map.class ? named(value) : ofMaven(value));
    }
    int exit = 0;
    String error = "";
    try {
      asked.execute();
    } catch (MojoFailureException | MojoExecutionException e) {
      assertTrue(e.getCause() instanceof CommandException, "no failure of the shared layer: " + e);
      exit = ((CommandException) e.getCause()).outcome().exitCode();
      assertEquals(
          ((CommandException) e.getCause()).outcome().isVerdict(),
          e instanceof MojoFailureException,
          e.toString());
      error = withoutParameter(e.getMessage().replaceFirst("^" + goal + ": ", ""));
    }
    List<String> answer =
        executions.said.stream()
            .flatMap(String::lines)
            .map(line -> line.replaceFirst("^" + goal + ": ", ""))
            .toList();
    return new Said(exit, error, answer);
  }

  private static Collection<?> each(Object value) {
    if (value instanceof Map<?, ?> named) {
      return named.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
    }
    return value instanceof Collection<?> many ? many : List.of(value);
  }

  /** A map of a pom has words as values. */
  private static Map<String, String> named(Object value) {
    Map<String, String> named = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, file) -> named.put(name.toString(), file.toString()));
    return named;
  }

  private static Object ofMaven(Object value) {
    if (value instanceof Map<?, ?>) {
      return List.copyOf(each(value));
    }
    if (value instanceof Path path) {
      return path.toFile();
    }
    return value instanceof List<?> many && many.get(0) instanceof Path
        ? many.stream().<File>map(path -> ((Path) path).toFile()).toList()
        : value;
  }

  /** Sets a parameter that only Maven has. */
  static void set(CachetMojo mojo, String parameter, Object value) {
    try {
      field(mojo, parameter).set(mojo, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(parameter, e);
    }
  }

  private static Field field(CachetMojo mojo, String name) throws NoSuchFieldException {
    for (Class<?> type = mojo.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    throw new NoSuchFieldException(mojo.getClass().getSimpleName() + " has no " + name);
  }

  /** Maven says of a path which parameter it is from; a shell's user just typed it. */
  private String withoutParameter(String error) {
    for (Map.Entry<Setting<?>, Object> each : given.entrySet()) {
      for (Object value : values(each.getValue())) {
        String about = each.getKey().parameter() + " " + value;
        if (value instanceof Path && !about.endsWith(" -") && error.startsWith(about)) {
          return error.substring(each.getKey().parameter().length() + 1);
        }
      }
    }
    return error;
  }

  private static Collection<?> values(Object value) {
    return value instanceof Map<?, ?> named ? named.values() : each(value);
  }

  private String inNamesOfMaven(String error) {
    String named = error;
    List<Setting<?>> longestFirst = new ArrayList<>(settings);
    longestFirst.sort(Comparator.comparing((Setting<?> each) -> -each.option().length()));
    longestFirst.removeIf(each -> !each.option().startsWith("--"));
    for (Setting<?> each : longestFirst) {
      named = named.replaceAll(each.option() + "( [A-Z/=]+)?(?![a-z-])", each.parameter());
    }
    return named;
  }
}
