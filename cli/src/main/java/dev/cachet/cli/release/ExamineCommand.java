package dev.cachet.cli.release;

import dev.cachet.author.SigningSheet;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.cli.output.Answer;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.cli.output.Progress;
import dev.cachet.cli.output.ShellWord;
import dev.cachet.command.release.RootChain;
import dev.cachet.command.release.VerifyRequest;
import dev.cachet.finding.LineText;
import dev.cachet.pack.ChunkDepth;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.ReportFormat;
import dev.cachet.verification.VerificationReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "examine",
    mixinStandardHelpOptions = true,
    description =
        "Report every check of a package: PASSED, FAILED or NOT_REACHED. With --for-signing, show"
            + " what is about to be signed; the exit code is 4 if the changes since the last"
            + " release are not known.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cachet examine release-7.cachet --root root-1.json --factory factory.json --floor 10"
          + " --format json",
      "  cachet examine --for-signing release-7"
    })
public final class ExamineCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "PACKAGE",
      description = "A released package; with --for-signing, a folder that 'pack' wrote.")
  Path file;

  @Option(
      names = "--for-signing",
      description =
          "Show on one screen what the signatures of a folder will cover. --root, with"
              + " --newer-root, verifies those that came in; --decode compares its payloads, signed"
              + " by nobody yet, with what the gate judged.")
  boolean forSigning;

  @Mixin PackageJudge judge;

  @Mixin Answer answer;

  @Override
  public Integer call() throws Exception {
    return forSigning ? showForSigning() : examine();
  }

  private int showForSigning() throws Exception {
    if (!answer.isText()) {
      throw new ParameterException(
          spec.commandLine(), "--for-signing shows a screen for a person; leave --format out");
    }
    UnsignedPackage unsigned = UnsignedPackage.open(file);
    RootChain roots = judge.request(file).roots();
    Optional<TrustedRoot> root = roots.isGiven() ? Optional.of(roots.last()) : Optional.empty();
    ChunkDepth depth = judge.decode ? ChunkDepth.DECODED : ChunkDepth.STORED;
    SigningSheet sheet =
        Progress.during(
            "examining", spec.commandLine().getErr(), () -> SigningSheet.of(unsigned, root, depth));
    String command =
        "to sign this package and no other: cachet sign --package "
            + unsigned.packageId()
            + " "
            + ShellWord.of(file)
            + " --key FILE";
    String screen = String.join("\n", sheet.lines()) + "\n" + LineText.of(command) + "\n";
    answer.write(screen.getBytes(StandardCharsets.UTF_8));
    return sheet.showsDrift() ? ExitCode.DONE : ExitCode.TOO_MANY_UNKNOWNS;
  }

  private int examine() throws Exception {
    VerifyRequest request = judge.request(file);
    VerificationReport report =
        Progress.during(
            "examining", Files.size(file), spec.commandLine().getErr(), request::examine);
    answer.write(answer.as(ReportFormat.class).write(report, request.time()));
    return report.refusal().isPresent() ? ExitCode.REFUSED : ExitCode.DONE;
  }
}
