package dev.cachet.cli.trust;

import dev.cachet.ceremony.RootFormat;
import dev.cachet.ceremony.RootSummary;
import dev.cachet.cli.output.Answer;
import dev.cachet.cli.output.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show what a trust root or its draft says and who signed. Nothing is verified.",
    footerHeading = "%nExamples:%n",
    footer = {"  cachet trust show root-1.json", "  cachet trust show root-2 --format json"})
final class TrustShowCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PATH", description = "A trust root, or the folder of a draft.")
  Path path;

  @Mixin Answer answer;

  @Override
  public Integer call() throws Exception {
    RootSummary shown = RootSummary.read(path);
    answer.write(answer.as(RootFormat.class).write(shown));
    if (answer.isOnScreen()) {
      RootLines.howToSign(spec.commandLine().getOut(), path, shown);
    }
    return ExitCode.DONE;
  }
}
