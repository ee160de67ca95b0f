package dev.cachet.cli;

import dev.cachet.device.DeviceTime;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.verification.PackageAuditor;
import dev.cachet.verification.VerifiedPackage;
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
        "Verify who signed a package and every byte in it. A device also checks that it is meant.",
    footerHeading = "%nExample:%n",
    footer = "  cachet verify release-7.cachet --root root-1.json --factory factory.json")
final class VerifyCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PACKAGE", description = "A released package.")
  Path file;

  @Mixin Anchor anchor;

  @Mixin AsOf asOf;

  @Override
  public Integer call() throws Exception {
    try (ReceivedPackage received = ReceivedPackage.open(file)) {
      PackageAuditor auditor = new PackageAuditor(anchor.trustedRoot());
      VerifiedPackage verified =
          Progress.during(
              "verifying",
              spec.commandLine().getErr(),
              () -> auditor.verify(received, DeviceTime.trusted(asOf.instant())));
      spec.commandLine()
          .getOut()
          .println("verified " + verified.packageId() + ", as of " + asOf.instant());
      return ExitCode.DONE;
    }
  }
}
