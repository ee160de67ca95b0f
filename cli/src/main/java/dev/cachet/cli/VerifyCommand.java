package dev.cachet.cli;

import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.CheckedChunks;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.verification.Check;
import dev.cachet.verification.CheckResult;
import dev.cachet.verification.Outcome;
import dev.cachet.verification.VerifiedPackage;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
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

  @Override
  public Integer call() throws Exception {
    VerifiedPackage verified =
        Progress.during("verifying", bytes(), spec.commandLine().getErr(), this::verify);
    PrintWriter out = spec.commandLine().getOut();
    out.println("verified " + verified.packageId() + ", " + judge.when());
    for (CheckResult result : verified.report().results()) {
      if (result.outcome() != Outcome.PASSED || result.check() == Check.CHUNKS) {
        out.println(result.check() + " " + result.outcome() + " " + result.detail());
      }
    }
    CheckedChunks chunks = verified.chunks();
    if (chunks.absent() > 0) {
      out.println(
          "contents INCOMPLETE: "
              + chunks.absent()
              + " of "
              + chunks.chunks()
              + " chunks are absent; a device needs them from elsewhere");
    }
    return ExitCode.DONE;
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
