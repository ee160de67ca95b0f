package dev.cachet.cli.device;

import dev.cachet.audit.AuditReview;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.storage.FolderStorage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Verify the audit log of a device by its receipts, and print up to which line it is"
          + " complete.",
      "FOLDER is the device's folder, or a copy of its folders audit and receipts.",
      "The exit code is 1 if lines are missing or changed, 4 if there is no receipt."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet device audit pump-17-copy --public pump-17.jwk")
final class DeviceAudit extends DeviceCommand.OnFolder {
  @Mixin DeviceKeyOption key;

  @Override
  public Integer call() throws Exception {
    AuditReview review = AuditReview.of(new FolderStorage(folder), key.read());
    review.lines().forEach(out()::println);
    return switch (review.verdict()) {
      case COMPLETE -> ExitCode.DONE;
      case INCOMPLETE -> ExitCode.REFUSED;
      case UNKNOWN -> ExitCode.TOO_MANY_UNKNOWNS;
    };
  }
}
