package dev.cachet.cli.device;

import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.CommandException;
import dev.cachet.command.Outcome;
import dev.cachet.installation.FolderDevice;
import dev.cachet.memory.MemoryState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "exported",
    mixinStandardHelpOptions = true,
    description = {
      "Note that copies of the audit log and the receipts are kept elsewhere, up to",
      "a line and an installation. Checkpoints state how much was given up that nobody",
      "had a copy of. What was noted once is not taken back by a lower number.",
      "Ends with 1 if the device has no such line or installation."
    },
    footerHeading = "%nExample:%n",
    footer = "  cachet device exported pump-17 --line 120 --installation 14")
final class DeviceExported extends DeviceCommand.OnFolder {
  @Option(
      names = "--line",
      required = true,
      paramLabel = "NUMBER",
      description = "The last line of the audit log that was copied, 0 for none.")
  long line;

  @Option(
      names = "--installation",
      required = true,
      paramLabel = "NUMBER",
      description = "The number of the last receipt that was copied, 0 for none.")
  long installation;

  @Override
  public Integer call() throws Exception {
    FolderDevice device = device();
    if (line < 0 || installation < 0) {
      throw new CommandException(
          Outcome.WRONG_SETTING, "numbers of lines and installations are 0 or more");
    }
    try {
      device.installer().exported(line, installation);
    } catch (IllegalArgumentException e) {
      throw new CommandException(Outcome.REFUSED, folder + ": " + e.getMessage());
    }
    MemoryState state = device.memory().state();
    out()
        .println(
            "exported up to line "
                + state.evidence().exportedLine()
                + " and installation "
                + state.evidence().exportedInstallation());
    return ExitCode.DONE;
  }
}
