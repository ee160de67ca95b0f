package dev.cachet.manual;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: a line for each command, option and positional word. */
final class FishCompletion {
  /** Says whether the words typed so far begin with this command; option words do not count. */
  private static final String AT =
      """
      function __%1$s_at
          set -l words (commandline -opc)[2..-1]
          set -l words (string match -v -- '-*' $words)
          test (count $words) -ge (count $argv); or return 1
          for i in (seq (count $argv))
              test $words[$i] = $argv[$i]; or return 1
          end
      end

      function __%1$s_only_at
          set -l words (commandline -opc)[2..-1]
          set -l words (string match -v -- '-*' $words)
          test (count $words) -eq (count $argv); and __%1$s_at $argv
      end

      complete -c %1$s -f
      """;

  private final String program;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(String program) {
    this.program = program;
  }

  static String of(CommandLine line) {
    FishCompletion fish = new FishCompletion(line.getCommandName());
    fish.script.append(AT.formatted(line.getCommandName()));
    Wording.tree(line).forEach(fish::command);
    return fish.script.toString();
  }

  private void command(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    List<CommandLine> below = Wording.below(line);
    script.append('\n');
    for (CommandLine one : below) {
      String said = Wording.description(one.getCommandSpec());
      line(spec, "only_at", "-a " + one.getCommandName() + " -d " + quoted(said));
    }
    for (OptionSpec option : Wording.options(spec)) {
      line(spec, below.isEmpty() ? "at" : "only_at", option(option));
    }
    spec.positionalParameters().forEach(word -> line(spec, "at", values(word)));
  }

  private void line(CommandSpec spec, String when, String what) {
    if (what.isEmpty()) {
      return;
    }
    String path = spec.parent() == null ? "" : spec.qualifiedName(" ").substring(program.length());
    script.append(
        "complete -c %1$s -n '__%1$s_%2$s%3$s' %4$s\n".formatted(program, when, path, what));
  }

  private static String option(OptionSpec option) {
    StringBuilder line = new StringBuilder();
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
          .append(' ');
    }
    if (Wording.takesValue(option)) {
      String values = values(option);
      line.append("-r ").append(values).append(values.isEmpty() ? "" : " ");
    }
    return line.append("-d ").append(quoted(Wording.description(option))).toString();
  }

  private static String values(ArgSpec arg) {
    List<String> choices = Wording.choices(arg);
    if (!choices.isEmpty()) {
      return "-f -a " + quoted(String.join(" ", choices));
    }
    if (Wording.takesFolder(arg)) {
      return "-f -a '(__fish_complete_directories)'";
    }
    return Wording.takesFile(arg) ? "-F" : "";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
