package dev.cachet.cli.lifecycle;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.CommandException;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportExplanation;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explain by which rule an identifier is recognised. Prints all facts with their sources,"
            + " and what the end of support means for the product.",
    footerHeading = "%nExample:%n",
    footer = "  cachet lifecycle explain debian/12")
final class LifecycleExplainCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      description = "Package URL, CPE name, name@version, product/cycle or product.")
  String identifier;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Last day on which the device is to be in service.")
  @Nullable LocalDate until;

  @Mixin LifecycleFacts facts;
  @Mixin AsOf asOf;

  @Override
  public Integer call() throws CommandException, IOException {
    Horizon horizon = new Horizon(asOf.day(), until, 0);
    SupportExplanation.of(facts.catalogue(), identifier, horizon)
        .forEach(spec.commandLine().getOut()::println);
    return ExitCode.DONE;
  }
}
