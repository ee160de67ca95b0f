package dev.cachet.cli.device;

import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.installation.FolderDevice;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "sequence",
    mixinStandardHelpOptions = true,
    description = "Continue from the number in a sequence statement, after memory was lost.",
    footerHeading = "%nExample:%n",
    footer = "  cachet device sequence pump-17 sequence-1.json")
final class DeviceSequence extends DeviceCommand.AtTime {
  @Parameters(index = "1", paramLabel = "FILE", description = "A sealed sequence statement.")
  Path file;

  @Override
  public Integer call() throws Exception {
    FolderDevice device = device();
    byte[] sealed = Input.read(file);
    device.memory().accept(device.statements(time(device)).sequence(sealed));
    out().println("goes on from installation " + device.memory().state().installSeq());
    return ExitCode.DONE;
  }
}
