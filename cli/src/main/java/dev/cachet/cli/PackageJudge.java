package dev.cachet.cli;

import dev.cachet.decoding.NativeChunkDecoder;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ChunkReading;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.RootsOfOneRun;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.PackageAuditor;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerificationReport;
import dev.cachet.verification.VerifiedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * By what a package is judged: a trust root, a day and, where a factory record is given, a device.
 */
final class PackageJudge {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

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
      description = "The instant below which the present cannot lie, as the device remembers it.")
  @Nullable Instant clockFloor;

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

  VerifiedPackage verify(ReceivedPackage received)
      throws PackageRefusedException, RefusedFileException, IOException {
    TrustedRoot root = roots.last();
    if (roots.anchor.factory == null) {
      return new PackageAuditor(root).verify(received, time(), reading());
    }
    PackageVerifier verifier = verifier(root);
    return verifier.verifyContents(verifier.verify(received, time()), reading());
  }

  VerifiedPackage verify(ArrivingPackage arriving)
      throws PackageRefusedException, RefusedFileException, IOException {
    TrustedRoot root = roots.last();
    return roots.anchor.factory == null
        ? new PackageAuditor(root).verify(arriving, time(), reading())
        : verifier(root).verify(arriving, time(), reading());
  }

  VerificationReport examine(Path file)
      throws PackageRefusedException, RefusedFileException, IOException {
    TrustedRoot root = roots.last();
    return roots.anchor.factory == null
        ? new PackageAuditor(root).examine(file, time(), reading())
        : verifier(root).examine(file, time(), reading());
  }

  private ChunkReading reading() {
    if (decode && allowAbsent) {
      throw new ParameterException(
          spec.commandLine(), "--decode needs every chunk, so it does not go with --allow-absent");
    }
    ChunkReading stored = allowAbsent ? ChunkReading.stored() : ChunkReading.storedInFull();
    int processors = Runtime.getRuntime().availableProcessors();
    return (decode ? ChunkReading.decoded(NativeChunkDecoder.whereItLoads()) : stored)
        .onThreads(Math.min(processors, ChunkReading.MAX_THREADS));
  }

  private PackageVerifier verifier(TrustedRoot root) throws IOException {
    if (floor == null || floor < 0) {
      // A21: a floor that nobody gave must not be taken for zero.
      throw new ParameterException(
          spec.commandLine(), "--factory needs --floor COUNTER, the floor of that device");
    }
    return new PackageVerifier(
        new RootsOfOneRun(root), roots.anchor.factoryRecord().identity(), counters(floor));
  }

  private InstalledCounters counters(long known) {
    if (running != null && running < 0) {
      throw new ParameterException(
          spec.commandLine(), "--running takes a counter from 0, not " + running);
    }
    return running == null
        ? InstalledCounters.ofUnknownRelease(known)
        : new InstalledCounters(known, running);
  }

  /** What is known of the present. */
  DeviceTime time() {
    if (noClock) {
      return clockFloor == null ? DeviceTime.unknown() : DeviceTime.untrusted(clockFloor);
    }
    return clockFloor == null
        ? DeviceTime.trusted(asOf.instant())
        : DeviceTime.trusted(asOf.instant(), clockFloor);
  }
}
