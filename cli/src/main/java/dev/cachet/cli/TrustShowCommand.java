package dev.cachet.cli;

import dev.cachet.ceremony.RootFormat;
import dev.cachet.ceremony.RootSummary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show what a trust root or its draft says and who signed. Nothing is judged.",
    footerHeading = "%nExamples:%n",
    footer = {"  cachet trust show root-1.json", "  cachet trust show root-2 --format json"})
final class TrustShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", description = "A trust root, or the folder of a draft.")
  Path path;

  @Mixin Answer answer;

  @Override
  public Integer call() throws Exception {
    answer.write(answer.as(RootFormat.class).write(RootSummary.read(path)));
    return ExitCode.DONE;
  }
}
