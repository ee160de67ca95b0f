package dev.cachet.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The values of enumerations, shown in help and completion as people type them. */
final class Choices {
  private Choices() {}

  /** Sees to a command and all below it. */
  static void inLowerCase(CommandSpec spec) {
    for (ArgSpec arg : List.copyOf(spec.args())) {
      List<String> words = words(arg);
      if (!words.isEmpty() && arg.group() == null && !hasOthers(arg, words)) {
        spec.remove(arg);
        spec.add(
            arg instanceof OptionSpec option
                ? OptionSpec.builder(option).completionCandidates(words).build()
                : PositionalParamSpec.builder((PositionalParamSpec) arg)
                    .completionCandidates(words)
                    .build());
      }
    }
    spec.subcommands().values().forEach(one -> inLowerCase(one.getCommandSpec()));
  }

  /** Whether a command names other words than those of the enumeration. */
  private static boolean hasOthers(ArgSpec arg, List<String> words) {
    List<String> now = new ArrayList<>();
    arg.completionCandidates().forEach(word -> now.add(word.toLowerCase(Locale.ROOT)));
    return !now.equals(words);
  }

  /** Of a list or a map its first part counts. */
  private static List<String> words(ArgSpec arg) {
    return Stream.concat(Stream.of(arg.type()), Stream.of(arg.auxiliaryTypes()).limit(1))
        .filter(Class::isEnum)
        .findFirst()
        .map(Class::getEnumConstants)
        .map(
            values ->
                Arrays.stream(values)
                    .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT))
                    .toList())
        .orElse(List.of());
  }
}
