package dev.cachet.cli.trust;

import dev.cachet.author.ComparisonNumber;
import dev.cachet.ceremony.RootDiffFormat;
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
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Print what changes from one trust root to another: holders added and removed, and"
            + " requirements. Nothing is verified.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet trust diff root-1.json root-2.json",
      "  cachet trust diff root-1.json root-2 --format json"
    })
final class TrustDiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A trust root, or the folder of a draft.")
  Path before;

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "A trust root, or the folder of a draft.")
  Path after;

  @Mixin Answer answer;

  @Override
  public Integer call() throws Exception {
    RootSummary newer = RootSummary.read(after);
    RootDiffFormat form = answer.as(RootDiffFormat.class);
    answer.write(form.write(RootSummary.read(before).document(), newer.document()));
    if (answer.isOnScreen()) {
      spec.commandLine()
          .getOut()
          .println("number to compare " + ComparisonNumber.of(newer.sha256()));
      RootLines.howToSign(spec.commandLine().getOut(), after, newer);
    }
    return ExitCode.DONE;
  }
}
