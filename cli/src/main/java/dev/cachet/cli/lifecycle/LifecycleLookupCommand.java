package dev.cachet.cli.lifecycle;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.LifecycleFacts;
import dev.cachet.cli.option.LineFormat;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.CommandException;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportLookup;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "lookup",
    mixinStandardHelpOptions = true,
    description = {
      "Print until when components are supported, one line each.",
      "The exit code is 0 whatever the answers are; use 'lifecycle check' for a verdict."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet lifecycle lookup openssl@3.0.15 pkg:npm/angular@1.8.3 --format jsonl")
final class LifecycleLookupCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description =
          "Package URL, CPE name, name@version, or a name with its version behind it; - reads one a"
              + " line from standard input.")
  List<String> identifiers;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Last day on which the device is to be in service.")
  @Nullable LocalDate until;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  LineFormat format;

  @Mixin LifecycleFacts facts;
  @Mixin AsOf asOf;

  @Override
  public Integer call() throws CommandException, IOException {
    PrintWriter out = spec.commandLine().getOut();
    LocalDate day = asOf.day();
    SupportLookup lookup = new SupportLookup(facts.catalogue(), new Horizon(day, until, 0));
    Function<String, String> form = format == LineFormat.TEXT ? lookup::text : lookup::json;
    spec.commandLine().getErr().println("as of " + day);
    for (String identifier : identifiers) {
      if (identifier.equals("-")) {
        lookup.each(System.in, form, out::println);
      } else {
        out.println(form.apply(identifier));
      }
    }
    return ExitCode.DONE;
  }
}
