package dev.cachet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The examples in the help of a command, as the words that a shell would make of them. */
final class Example {
  private static final Pattern WORD =
      Pattern.compile("\\s*(?:([|<>]+)|((?:[^\\s'\"|<>]|'[^']*'|\"[^\"]*\")+))");

  private Example() {}

  static List<List<String>> of(CommandLine line) {
    String text =
        String.format(
            Locale.ROOT, String.join("\n", line.getCommandSpec().usageMessage().footer()));
    return text.replace("\\\n", " ")
        .lines()
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(Example::words)
        .toList();
  }

  private static List<String> words(String example) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(example);
    // What follows a pipe or a redirection is not for the command.
    while (word.find() && word.group(1) == null) {
      words.add(word.group(2).replaceAll("['\"]", ""));
    }
    return words;
  }
}
