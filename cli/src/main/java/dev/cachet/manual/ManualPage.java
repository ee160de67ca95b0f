package dev.cachet.manual;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of one command. */
final class ManualPage {
  private final CommandLine line;
  private final CommandSpec spec;
  private final Roff roff = new Roff();

  ManualPage(CommandLine line) {
    this.line = line;
    this.spec = line.getCommandSpec();
  }

  static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  String write(String version, String day) {
    String program = spec.root().name();
    String title = name(spec).toUpperCase(Locale.ROOT);
    roff.macro("TH", title, "1", day, program + " " + version, program + " manual");
    roff.macro("SH", "NAME").line(name(spec) + " - " + Wording.description(spec));
    synopsis();
    roff.macro("SH", "DESCRIPTION");
    for (String paragraph : spec.usageMessage().description()) {
      roff.macro("PP").line(Wording.joined(paragraph));
    }
    arguments();
    commands();
    examples();
    exitCodes();
    seeAlso();
    return roff.toString();
  }

  private void synopsis() {
    roff.macro("SH", "SYNOPSIS");
    String words =
        line.getHelp().synopsis(0).replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("\\s+", " ");
    String called = spec.qualifiedName();
    roff.bold(called, " " + words.strip().substring(called.length()).strip());
  }

  private void arguments() {
    List<PositionalParamSpec> words =
        spec.positionalParameters().stream().filter(word -> !word.hidden()).toList();
    if (!words.isEmpty()) {
      roff.macro("SH", "ARGUMENTS");
      for (PositionalParamSpec word : words) {
        roff.macro("TP").bold(word.paramLabel(), "").line(Wording.description(word));
      }
    }
    roff.macro("SH", "OPTIONS");
    for (OptionSpec option : Wording.options(spec)) {
      String value = Wording.takesValue(option) ? "=" + option.paramLabel() : "";
      roff.macro("TP").bold(String.join(", ", option.names()), value);
      roff.line(Wording.description(option));
      if (option.required()) {
        roff.line("Required.");
      }
    }
  }

  private void commands() {
    List<CommandLine> below = Wording.below(line);
    if (!below.isEmpty()) {
      roff.macro("SH", "COMMANDS");
      for (CommandLine one : below) {
        CommandSpec command = one.getCommandSpec();
        roff.macro("TP").bold(name(command), "(1)").line(Wording.description(command));
      }
    }
  }

  private void examples() {
    String[] examples = spec.usageMessage().footer();
    if (examples.length > 0) {
      roff.macro("SH", "EXAMPLES");
      roff.typed(
          Stream.of(examples).map(text -> String.format(Locale.ROOT, text)).toArray(String[]::new));
    }
  }

  private void exitCodes() {
    UsageMessageSpec usage = spec.root().usageMessage();
    roff.macro("SH", "EXIT STATUS");
    for (Map.Entry<String, String> code : usage.exitCodeList().entrySet()) {
      roff.macro("TP").bold(code.getKey().strip(), "").line(Wording.joined(code.getValue()));
    }
  }

  private void seeAlso() {
    Stream<CommandSpec> parents =
        Stream.iterate(spec.parent(), one -> one != null, CommandSpec::parent);
    List<CommandSpec> others = parents.toList();
    if (!others.isEmpty()) {
      roff.macro("SH", "SEE ALSO");
      for (CommandSpec other : others) {
        roff.bold(name(other), "(1)");
      }
    }
  }
}
