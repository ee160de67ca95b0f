package dev.cachet.manual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the model of a command line says of itself, in the order and form that people read. */
final class Wording {
  private static final Set<String> FOLDERS = Set.of("FOLDER");
  private static final Set<String> FILES = Set.of("FILE", "PATH");

  private Wording() {}

  /** The commands below one, without hidden ones. */
  static List<CommandLine> below(CommandLine line) {
    return line.getSubcommands().values().stream()
        .distinct()
        .filter(one -> !one.getCommandSpec().usageMessage().hidden())
        .toList();
  }

  /** A command and all below it, from the top down. */
  static Stream<CommandLine> tree(CommandLine line) {
    return Stream.concat(Stream.of(line), below(line).stream().flatMap(Wording::tree));
  }

  /** The options of a command that are not hidden, by name. */
  static List<OptionSpec> options(CommandSpec spec) {
    List<OptionSpec> options = new ArrayList<>(spec.options());
    options.removeIf(OptionSpec::hidden);
    options.sort(Comparator.comparing(OptionSpec::longestName));
    return options;
  }

  /** The words that a value can be, or none when it is free. */
  static List<String> choices(ArgSpec arg) {
    Iterable<String> candidates = arg.completionCandidates();
    List<String> words = new ArrayList<>();
    if (candidates != null) {
      candidates.forEach(words::add);
    }
    return words;
  }

  static boolean takesFolder(ArgSpec arg) {
    return FOLDERS.contains(arg.paramLabel());
  }

  static boolean takesFile(ArgSpec arg) {
    return arg.type() == Path.class
        || Stream.of(arg.auxiliaryTypes()).anyMatch(Path.class::equals)
        || FILES.contains(arg.paramLabel());
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  static String description(ArgSpec arg) {
    return joined(arg.description());
  }

  static String description(CommandSpec spec) {
    return joined(spec.usageMessage().description());
  }

  static String joined(String... lines) {
    return Stream.of(lines)
        .map(line -> String.format(Locale.ROOT, line))
        .collect(Collectors.joining(" "));
  }
}
