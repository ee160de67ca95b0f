package dev.cachet.cli.gate;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.policy.PolicyFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Print the rows in which two policies differ, and whether the second is stricter or milder"
            + " there.",
    footerHeading = "%nExample:%n",
    footer = "  cachet policy diff policy-old.json policy.json")
final class PolicyDiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "A policy with a category.")
  Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "Another one.")
  Path other;

  @Override
  public Integer call() throws Exception {
    PolicyFormat.diff(PolicyShowCommand.values(spec, old), PolicyShowCommand.values(spec, other))
        .forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }
}
