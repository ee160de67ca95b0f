package dev.cachet.cli.device;

import dev.cachet.cli.option.Input;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.installation.FolderDevice;
import dev.cachet.notice.NoticeOutcome;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "notice",
    mixinStandardHelpOptions = true,
    description = "Give a device a notice of end of support: it is logged once, and nothing else.",
    footerHeading = "%nExample:%n",
    footer = "  cachet device notice pump-17 notice-1.json")
final class DeviceNotice extends DeviceCommand.AtTime {
  @Parameters(index = "1", paramLabel = "FILE", description = "A sealed notice.")
  Path file;

  @Override
  public Integer call() throws Exception {
    FolderDevice device = device();
    byte[] sealed = Input.read(file);
    NoticeOutcome outcome = device.notices().take(sealed, time(device));
    out()
        .println(
            switch (outcome) {
              case LOGGED -> "logged";
              case KNOWN -> "already in the log";
              case OLDER -> "ignored: the device knows of a notice with this or a higher number";
            });
    return ExitCode.DONE;
  }
}
