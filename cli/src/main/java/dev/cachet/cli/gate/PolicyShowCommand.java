package dev.cachet.cli.gate;

import dev.cachet.cli.output.Destination;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.PolicyFormat;
import dev.cachet.policy.PolicyValues;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Print the table of levels, or what one policy requires in each row. All values are"
            + " Cachet's own defaults unless a policy sets them.",
    footerHeading = "%nExamples:%n",
    footer = {"  cachet policy show", "  cachet policy show --policy policy.json --format json"})
final class PolicyShowCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy of the gate with a category.")
  @Nullable Path policy;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  PolicyFormat format;

  @Mixin Destination destination;

  @Override
  public Integer call() throws Exception {
    if (policy == null) {
      destination.write(format, format.table());
      return ExitCode.DONE;
    }
    destination.write(format, format.values(values(spec, policy)));
    return ExitCode.DONE;
  }

  static PolicyValues values(CommandSpec spec, Path file) throws Exception {
    Optional<PolicyValues> values = GatePolicy.read(file).values();
    return values.orElseThrow(
        () ->
            new ParameterException(
                spec.commandLine(),
                file
                    + " states no category, so no row of the table is its; state one, as"
                    + " \"category\": {\"mdr\": \"IIb\"}"));
  }
}
