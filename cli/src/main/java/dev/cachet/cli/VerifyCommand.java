package dev.cachet.cli;

import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Refusal;
import dev.cachet.verification.ReportFormat;
import dev.cachet.verification.VerifiedPackage;
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
        "Verify who signed a package, every byte in it, and that no chunk is absent; with --factory"
            + " also whether it is meant for that device.",
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
      tell(form, e.refusal(), e);
      throw e;
    } catch (RefusedFileException e) {
      tell(form, e.refused().refusal(), e);
      throw e;
    }
  }

  /** An answer of an earlier run must not stay where this one refuses. */
  private void tell(ReportFormat form, Refusal refusal, Exception refused) {
    try {
      if (!answer.isOnScreen()) {
        answer.write(form.write(refusal, judge.time()));
      }
    } catch (IOException e) {
      refused.addSuppressed(e);
    }
  }

  /**
   * System.in reads ahead, and not a byte behind the signatures is read before they count (PKG-49).
   */
  private static InputStream standardInput() {
    return new FileInputStream(FileDescriptor.in);
  }

  private long bytes() throws IOException {
    return file.toString().equals("-") ? 0 : Files.size(file);
  }

  private VerifiedPackage verify() throws Exception {
    if (file.toString().equals("-")) {
      return judge.verify(ArrivingPackage.from(standardInput()));
    }
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      return judge.verify(received);
    }
  }
}
