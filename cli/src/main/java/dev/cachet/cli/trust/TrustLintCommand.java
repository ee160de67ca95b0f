package dev.cachet.cli.trust;

import dev.cachet.ceremony.LintAnswer;
import dev.cachet.ceremony.RootLint;
import dev.cachet.ceremony.RootSummary;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.FindingAnswer;
import dev.cachet.cli.output.Version;
import dev.cachet.demand.RootDemands;
import dev.cachet.finding.Finding;
import dev.cachet.finding.FindingReport;
import dev.cachet.policy.GatePolicy;
import dev.cachet.policy.PolicyValues;
import dev.cachet.trust.RootDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description =
        "Report weaknesses of a trust root or its draft. The exit code is 1 if something has to be"
            + " fixed, 4 if the algorithm of a key is unknown.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet trust lint root-2",
      "  cachet trust lint root-1.json --as-of 2030-01-01 --format sarif --out root.sarif"
    })
final class TrustLintCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PATH", description = "A trust root, or the folder of a draft.")
  Path path;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy of the gate with a category: what its level asks of a root.")
  @Nullable Path policy;

  @Mixin FindingAnswer answer;

  @Override
  public Integer call() throws Exception {
    RootDocument root = RootSummary.read(path).document();
    List<Finding> findings = new ArrayList<>(RootLint.check(root, answer.asOf.instant()));
    if (policy != null) {
      findings.addAll(RootDemands.check(root, demanded(policy)));
    }
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

  private Map<String, String> demanded(Path file) throws Exception {
    PolicyValues values =
        GatePolicy.read(file)
            .values()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--policy "
                            + file
                            + " states no category, so it asks nothing of a root; state one"));
    return values.ofRoot(null);
  }
}
