package dev.cachet.cli.udi;

import dev.cachet.author.UdiCheck;
import dev.cachet.author.UdiCheck.UdiAnswer;
import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.LineFormat;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.lifecycle.BoundedLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Year;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Check UDIs and Basic UDI-DIs: form, check characters, dates.",
      "Nothing is repaired. The exit code is 1 if one is invalid."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet udi check 04012345678901 ++A999MODELIDENTIFIER11S8 --format jsonl")
final class UdiCheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "UDI, UDI-DI or Basic UDI-DI; - reads one a line from standard input.")
  List<String> identifiers;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  LineFormat format;

  @Mixin AsOf asOf;

  private UdiAnswer.Verdict worst = UdiAnswer.Verdict.VALID;

  @Override
  public Integer call() throws IOException {
    UdiCheck check = new UdiCheck(Year.from(asOf.day()));
    for (String identifier : identifiers) {
      if (identifier.equals("-")) {
        BoundedLines.each(System.in, line -> say(check.check(line)));
      } else {
        say(check.check(identifier));
      }
    }
    return worst == UdiAnswer.Verdict.VALID ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private void say(UdiAnswer answer) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == LineFormat.TEXT ? answer.text() : answer.json());
    if (answer.verdict() == UdiAnswer.Verdict.INVALID) {
      worst = UdiAnswer.Verdict.INVALID;
    }
  }
}
