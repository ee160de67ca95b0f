package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.device.DeviceTime;
import dev.cachet.phrase.Language;
import dev.cachet.released.Release;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;

/** A package among several, so that a refusal names the right one. */
final class OpenedRelease {
  private OpenedRelease() {}

  static Release of(
      Settings given, Setting<Path> setting, Path file, TrustedRoot root, DeviceTime time)
      throws CommandException {
    return given.read(setting, file, () -> Release.open(file, root, time));
  }

  static void close(Settings given, Release release) throws CommandException {
    given.read(
        ReportRequest.PACKAGE,
        given.need(ReportRequest.PACKAGE),
        () -> {
          release.close();
          return release;
        });
  }

  /** A language by its tag. */
  static Language language(Settings given, Setting<?> setting, String tag) throws CommandException {
    for (Language language : Language.values()) {
      if (language.tag().equals(tag)) {
        return language;
      }
    }
    throw given.wrong(given.name(setting) + " takes en or fr, not '" + tag + "'");
  }
}
