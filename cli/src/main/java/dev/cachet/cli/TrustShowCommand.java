package dev.cachet.cli;

import dev.cachet.ceremony.RootFormat;
import dev.cachet.ceremony.RootSummary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show what a trust root or its draft says and who signed. Nothing is judged.",
    footerHeading = "%nExamples:%n",
    footer = {"  cachet trust show root-1.json", "  cachet trust show root-2 --format json"})
final class TrustShowCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PATH", description = "A trust root, or the folder of a draft.")
  Path path;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  RootFormat format;

  @Option(
      names = "--out",
      defaultValue = "-",
      paramLabel = "FILE",
      description = "Where it goes; - is standard output, the default.")
  String out;

  @Override
  public Integer call() throws Exception {
    RootSummary shown = RootSummary.read(path);
    Output.write(out, format.write(shown), spec.commandLine().getOut());
    if (format == RootFormat.TEXT && out.equals("-")) {
      RootLines.howToSign(spec.commandLine().getOut(), path, shown);
    }
    return ExitCode.DONE;
  }
}
