package dev.cachet.cli.release;

import dev.cachet.cli.output.Answer;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.command.release.VerifyAnswer;
import dev.cachet.command.release.VerifyRequest;
import dev.cachet.verification.ReportFormat;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
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
        "Verify the signatures and every byte of a package, and that no chunk is missing. With"
            + " --factory, also that it is meant for that device.",
    footerHeading = "%nExample:%n",
    footer =
        "  cachet verify release-7.cachet --root root-1.json --factory factory.json --floor 10")
public final class VerifyCommand implements Callable<Integer> {
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
    VerifyRequest request = judge.request(file);
    VerifyAnswer said =
        Progress.during(
            "verifying",
            bytes(),
            spec.commandLine().getErr(),
            () -> isPiped() ? request.answer(standardInput()) : request.answer());
    if (!said.isRefused() || !answer.isOnScreen()) {
      try {
        answer.write(said.report(form));
      } catch (IOException e) {
        said.requireVerified();
        throw e;
      }
    }
    said.requireVerified();
    return ExitCode.DONE;
  }

  /**
   * System.in reads ahead, and not a byte behind the signatures is read before they count (PKG-49).
   */
  private static InputStream standardInput() {
    return new FileInputStream(FileDescriptor.in);
  }

  private boolean isPiped() {
    return file.toString().equals("-");
  }

  private long bytes() throws IOException {
    return isPiped() ? 0 : Files.size(file);
  }
}
