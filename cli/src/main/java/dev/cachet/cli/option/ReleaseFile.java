package dev.cachet.cli.option;

import dev.cachet.command.CommandException;
import dev.cachet.device.DeviceTime;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.released.Release;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.nio.file.Path;

/** A package among several, so that a refusal names the right one. */
public final class ReleaseFile {
  private ReleaseFile() {}

  public static Release open(Path file, TrustedRoot root, DeviceTime time)
      throws IOException, CommandException {
    try {
      return Release.open(file, root, time);
    } catch (PackageRefusedException e) {
      throw CommandException.of(e, file + ": ");
    }
  }
}
