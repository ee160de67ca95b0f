package dev.cachet.cli;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.ShownOutput;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Help on a command of any depth; the one of the framework knows the first word only. */
@Command(
    name = "help",
    helpCommand = true,
    mixinStandardHelpOptions = true,
    description = "Show the help of a command.",
    footerHeading = "%nExamples:%n",
    footer = {"  cachet help sbom", "  cachet help sbom check"})
final class HelpCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "Name of the command; none for an overview.")
  List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine line = spec.root().commandLine();
    for (String word : words) {
      CommandLine below = line.getSubcommands().get(word);
      if (below == null) {
        throw new ParameterException(line, Failures.unknown(line, word));
      }
      line = below;
    }
    line.usage(ShownOutput.unchecked(spec.commandLine().getOut()));
    return ExitCode.DONE;
  }
}
