package dev.cachet.cli;

import dev.cachet.verification.CheckResult;
import dev.cachet.verification.VerificationReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "examine",
    mixinStandardHelpOptions = true,
    description = "Report every check of a package: PASSED, FAILED or NOT_REACHED.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet examine release-7.cachet --root root-1.json --factory factory.json --floor 10")
final class ExamineCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PACKAGE", description = "A released package.")
  Path file;

  @Mixin PackageJudge judge;

  @Override
  public Integer call() throws Exception {
    VerificationReport report =
        Progress.during("examining", spec.commandLine().getErr(), () -> judge.examine(file));
    PrintWriter out = spec.commandLine().getOut();
    out.println(judge.when());
    for (CheckResult result : report.results()) {
      out.println(result.check() + " " + result.outcome() + " " + result.detail());
    }
    return report.refusal().isPresent() ? ExitCode.REFUSED : ExitCode.DONE;
  }
}
