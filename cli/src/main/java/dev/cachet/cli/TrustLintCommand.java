package dev.cachet.cli;

import dev.cachet.ceremony.LintAnswer;
import dev.cachet.ceremony.RootLint;
import dev.cachet.ceremony.RootSummary;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description =
        "Say what makes a trust root or its draft hard to live with; 1 if something has to be"
            + " mended, 4 if a key's algorithm is unknown.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet trust lint root-2",
      "  cachet trust lint root-1.json --as-of 2030-01-01 --format sarif --out root.sarif"
    })
final class TrustLintCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATH", description = "A trust root, or the folder of a draft.")
  Path path;

  @Mixin FindingAnswer answer;

  @Override
  public Integer call() throws Exception {
    List<Finding> findings =
        RootLint.check(RootSummary.read(path).document(), answer.asOf.instant());
    FindingReport report =
        new FindingReport(
            "trust lint", answer.asOf.day(), Version.ofBuild(), path.toString(), findings);
    answer.write(answer.format, answer.format.write(report));
    return switch (LintAnswer.of(findings)) {
      case PASSED -> ExitCode.DONE;
      case FOUND -> ExitCode.REFUSED;
      case UNKNOWN -> ExitCode.TOO_MANY_UNKNOWNS;
    };
  }
}
