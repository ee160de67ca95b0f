package dev.cachet.cli.output;

import dev.cachet.place.ReadFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The files that the words of a command line name: whatever is a path and no output is read, so a
 * new option is seen without being listed here.
 */
final class CommandFiles {
  /** What names an output; all other paths are inputs. */
  static final Set<String> OUTPUTS =
      Set.of("--out", "--vex-out", "--report", "--prepare", "--removal");

  /** What names an output of one command and an input of others. */
  private static final Map<String, String> OUTPUT_OF = Map.of("--listing", "generate");

  /** Of these folders, into which people also write, only such files are read. */
  private static final Map<String, List<String>> OF_FOLDER =
      Map.of("--yocto", List.of(".manifest"), "--buildroot", List.of(".csv", ".sha256"));

  private CommandFiles() {}

  /** What a command reads. */
  static ReadFiles inputs(CommandSpec spec) {
    ReadFiles files = new ReadFiles();
    ParseResult parsed = spec.commandLine().getParseResult();
    for (ArgSpec arg : parsed.matchedArgs()) {
      String name = name(arg);
      if (!isOutput(spec, name)) {
        values(arg.getValue())
            .filter(Path.class::isInstance)
            .forEach(path -> files.add(name, (Path) path, ofFolder(name)));
      }
      if (name.equals("--host")) {
        files.add(name, Path.of("/"));
      }
    }
    argumentFiles(spec).forEach(file -> files.add("@" + file, file));
    return files;
  }

  /** Refuses before any work an output that would replace an input or another output. */
  static void requireApart(CommandSpec spec) throws IOException {
    ReadFiles inputs = inputs(spec);
    List<Path> outputs = outputs(spec);
    for (int i = 0; i < outputs.size(); i++) {
      inputs.requireApart(outputs.get(i));
      for (Path other : outputs.subList(0, i)) {
        if (isSame(other, outputs.get(i))) {
          throw new ParameterException(
              spec.commandLine(),
              outputs.get(i) + ": two outputs go there; name another file for one of them");
        }
      }
    }
  }

  /** Only what may replace a file; an output that is a path makes a new one. */
  private static List<Path> outputs(CommandSpec spec) {
    return Set.copyOf(spec.commandLine().getParseResult().matchedArgs()).stream()
        .filter(arg -> isOutput(spec, name(arg)))
        .flatMap(arg -> values(arg.getValue()))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.equals("-") && !text.isEmpty())
        .sorted()
        .map(Path::of)
        .toList();
  }

  /** Whether an option names what a command writes. */
  static boolean isOutput(CommandSpec spec, String name) {
    return OUTPUTS.contains(name) || spec.name().equals(OUTPUT_OF.get(name));
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
        || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
  }

  /** A file of arguments, given as {@code @FILE}, is read as well. */
  private static Stream<Path> argumentFiles(CommandSpec spec) {
    return spec.root().commandLine().getParseResult().originalArgs().stream()
        .filter(word -> word.startsWith("@") && word.length() > 1)
        .map(word -> Path.of(word.substring(1)));
  }

  private static Predicate<Path> ofFolder(String option) {
    List<String> ends = OF_FOLDER.getOrDefault(option, List.of(""));
    return file -> ends.stream().anyMatch(file.toString()::endsWith);
  }

  private static Stream<?> values(Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream();
    }
    return value instanceof Map<?, ?> named ? named.values().stream() : Stream.ofNullable(value);
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }
}
