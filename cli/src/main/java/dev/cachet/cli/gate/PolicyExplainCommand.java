package dev.cachet.cli.gate;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.policy.PolicyFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explain a row of the table, a scheme or a preset: what it requires, why, who checks it,"
            + " and what it does not cover.",
    footerHeading = "%nExamples:%n",
    footer = {"  cachet policy explain os.support-left", "  cachet policy explain hybrid"})
final class PolicyExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "A row, a scheme such as mdr, or a preset.")
  String name;

  @Override
  public Integer call() {
    List<String> lines = PolicyFormat.explain(name);
    if (lines.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + name + "' is no row, scheme or preset; see 'cachet policy show'");
    }
    lines.forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }
}
