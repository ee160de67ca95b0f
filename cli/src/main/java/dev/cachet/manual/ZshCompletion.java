package dev.cachet.manual;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for zsh: a function for each command, by the words of {@code _arguments}. */
final class ZshCompletion {
  private final StringBuilder script = new StringBuilder();

  private ZshCompletion() {}

  static String of(CommandLine line) {
    ZshCompletion zsh = new ZshCompletion();
    zsh.script.append("#compdef ").append(line.getCommandName()).append('\n');
    Wording.tree(line).forEach(zsh::function);
    // Read by the completion system, this file is the body of the function; sourced, it is not.
    String main = name(line.getCommandSpec());
    zsh.script.append(
        "\nif [ \"$funcstack[1]\" = \"%1$s\" ]; then\n  %1$s \"$@\"\nelse\n  compdef %1$s %2$s\nfi\n"
            .formatted(main, line.getCommandName()));
    return zsh.script.toString();
  }

  private void function(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    List<CommandLine> below = Wording.below(line);
    script.append('\n').append(name(spec)).append("() {\n");
    if (!below.isEmpty()) {
      script.append("  local curcontext=\"$curcontext\" state line\n");
    }
    script.append("  _arguments -C");
    Wording.options(spec).forEach(this::option);
    if (below.isEmpty()) {
      spec.positionalParameters().forEach(this::positional);
      script.append("\n}\n");
    } else {
      script.append(" \\\n    '1: :->command' \\\n    '*:: :->words'\n");
      choose(below);
    }
  }

  private void choose(List<CommandLine> below) {
    script.append("  case $state in\n  command)\n    local -a commands=(\n");
    for (CommandLine one : below) {
      String said = one.getCommandName() + ":" + Wording.description(one.getCommandSpec());
      script.append("      ").append(quoted(said)).append('\n');
    }
    script.append("    )\n    _describe -t commands command commands\n    ;;\n  words)\n");
    script.append("    case $line[1] in\n");
    for (CommandLine one : below) {
      script.append("    %s) %s ;;\n".formatted(one.getCommandName(), name(one.getCommandSpec())));
    }
    script.append("    esac\n    ;;\n  esac\n}\n");
  }

  private void option(OptionSpec option) {
    String many = option.isMultiValue() ? "*" : "";
    String others =
        option.isMultiValue() || option.names().length == 1
            ? ""
            : "(" + String.join(" ", option.names()) + ")";
    String value = Wording.takesValue(option) ? ":" + label(option) + ":" + action(option) : "";
    for (String name : option.names()) {
      String said = "[" + bracketed(Wording.description(option)) + "]";
      script.append(" \\\n    ").append(quoted(others + many + name + said + value));
    }
  }

  private void positional(PositionalParamSpec word) {
    String at = word.isMultiValue() ? "*" : String.valueOf(word.index().min() + 1);
    script.append(" \\\n    ").append(quoted(at + ":" + label(word) + ":" + action(word)));
  }

  private static String action(ArgSpec arg) {
    List<String> choices = Wording.choices(arg);
    if (!choices.isEmpty()) {
      return choices.stream().collect(Collectors.joining(" ", "(", ")"));
    }
    if (Wording.takesFolder(arg)) {
      return "_files -/";
    }
    return Wording.takesFile(arg) ? "_files" : "";
  }

  private static String label(ArgSpec arg) {
    return arg.paramLabel().replace(":", "\\:");
  }

  private static String bracketed(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String name(CommandSpec spec) {
    return "_" + spec.qualifiedName("_").replace('-', '_');
  }
}
