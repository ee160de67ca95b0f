package dev.cachet.cli;

import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.verification.ReportFormat;
import dev.cachet.verification.VerifiedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Verify who signed a package and every byte in it; with --factory also whether it is meant"
            + " for that device.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet verify release-7.cachet --root root-1.json --factory factory.json --floor 10")
final class VerifyCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "PACKAGE",
      description = "A released package, or - for standard input, which is read once.")
  Path file;

  @Mixin PackageJudge judge;

  @Mixin Answer answer;

  @Override
  public Integer call() throws Exception {
    ReportFormat form = answer.as(ReportFormat.class);
    try {
      VerifiedPackage verified =
          Progress.during("verifying", bytes(), spec.commandLine().getErr(), this::verify);
      answer.write(form.write(verified, judge.time()));
      return ExitCode.DONE;
    } catch (PackageRefusedException e) {
      if (!answer.isText()) {
        answer.write(form.write(e.refusal(), judge.time()));
      }
      throw e;
    }
  }

  private long bytes() throws IOException {
    return file.toString().equals("-") ? 0 : Files.size(file);
  }

  private VerifiedPackage verify() throws Exception {
    if (file.toString().equals("-")) {
      return judge.verify(ArrivingPackage.from(System.in));
    }
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      return judge.verify(received);
    }
  }
}
