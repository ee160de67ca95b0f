package dev.cachet.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What somebody who mistyped a command or an option may have meant. */
final class Suggestion {
  private static final int MOST = 3;
  private static final int LETTERS_OF_ONE_MISTAKE = 3;

  private Suggestion() {}

  /**
   * The end of a sentence.
   *
   * @param word what was typed
   * @param line the command that does not know it
   * @return empty if nothing is near
   */
  static String text(String word, CommandLine line) {
    String bare = word.replaceFirst("=.*", "");
    List<String> near = bare.startsWith("-") ? options(bare, line) : commands(bare, line);
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  private static List<String> options(String word, CommandLine line) {
    return nearest(
            word,
            line.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList())
        .stream()
        .map(name -> "'" + name + "'")
        .toList();
  }

  /** Commands of the same place first; else any with this name, as groups are easily forgotten. */
  private static List<String> commands(String word, CommandLine line) {
    List<String> here = nearest(word, line.getSubcommands().keySet());
    String path = line.getCommandSpec().qualifiedName() + " ";
    if (!here.isEmpty()) {
      return here.stream().map(name -> "'" + path + name + "'").toList();
    }
    return below(Main.commandLine())
        .filter(one -> one.getCommandName().equals(word))
        .map(one -> "'" + one.getCommandSpec().qualifiedName() + "'")
        .limit(MOST)
        .toList();
  }

  private static Stream<CommandLine> below(CommandLine line) {
    return line.getSubcommands().values().stream()
        .flatMap(one -> Stream.concat(Stream.of(one), below(one)));
  }

  private static List<String> nearest(String word, Collection<String> known) {
    int letters = word.replace("-", "").length();
    int allowed = Math.max(1, letters / LETTERS_OF_ONE_MISTAKE);
    record Near(String name, int distance) {}
    return known.stream()
        .map(name -> new Near(name, distance(word, name)))
        .filter(
            near ->
                near.distance <= allowed
                    || (letters >= LETTERS_OF_ONE_MISTAKE && near.name.startsWith(word)))
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name)
        .limit(MOST)
        .toList();
  }

  /** Letters added, left out, exchanged for another or with the next one. */
  static int distance(String one, String other) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      for (int j = 0; j <= other.length(); j++) {
        row[j] = i == 0 || j == 0 ? i + j : cheapest(rows, row, one, other, i, j);
      }
      rows.add(row);
    }
    return rows.get(one.length())[other.length()];
  }

  private static int cheapest(List<int[]> rows, int[] row, String one, String other, int i, int j) {
    int[] above = rows.get(i - 1);
    int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int best = Math.min(above[j - 1] + same, Math.min(above[j], row[j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, rows.get(i - 2)[j - 2] + 1) : best;
  }
}
