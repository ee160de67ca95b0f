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
      "Judge the log of a device by its receipts: up to which line nothing is missing.",
      "FOLDER is the device's, or a copy of its folders audit and receipts.",
      "Ends with 1 if lines are missing or changed, with 4 if there is no receipt to tell."
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
