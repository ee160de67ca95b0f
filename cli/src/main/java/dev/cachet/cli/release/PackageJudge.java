package dev.cachet.cli.release;

import dev.cachet.cli.option.AsOf;
import dev.cachet.cli.option.Asked;
import dev.cachet.cli.option.RootInForce;
import dev.cachet.command.CommandException;
import dev.cachet.command.Settings;
import dev.cachet.command.release.VerifyRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * By what a package is judged: a trust root, a day and, where a factory record is given, a device.
 */
final class PackageJudge {
  @Mixin RootInForce roots;
  @Mixin AsOf asOf;

  @Option(
      names = "--floor",
      paramLabel = "COUNTER",
      description = "The floor of the device that --factory names: what it last confirmed.")
  @Nullable Long floor;

  @Option(
      names = "--running",
      paramLabel = "COUNTER",
      description =
          "The counter of the release that the device of --factory runs; without it, a package for"
              + " certain releases only is refused.")
  @Nullable Long running;

  @Option(
      names = "--no-clock",
      description = "Judge as a device without a trusted clock does; --as-of then has no effect.")
  boolean noClock;

  @Option(
      names = "--clock-floor",
      paramLabel = "INSTANT",
      description = "The earliest possible current time, as the device remembers it.")
  @Nullable String clockFloor;

  @Option(
      names = "--decode",
      description = "Also decode every chunk and compare its plain bytes with what was signed.")
  boolean decode;

  @Option(
      names = "--allow-absent",
      description =
          "Take a package without some of its chunks, for devices that have them already; else it"
              + " is refused.")
  boolean allowAbsent;

  VerifyRequest request(Path file) throws CommandException {
    Settings given = asOf.into(roots.into(Asked.settings()));
    return new VerifyRequest(
        given
            .set(VerifyRequest.PACKAGE, file)
            .set(VerifyRequest.FLOOR, floor)
            .set(VerifyRequest.RUNNING, running)
            .set(VerifyRequest.NO_CLOCK, noClock)
            .set(VerifyRequest.CLOCK_FLOOR, clockFloor)
            .set(VerifyRequest.DECODE, decode)
            .set(VerifyRequest.ALLOW_ABSENT, allowAbsent));
  }
}
