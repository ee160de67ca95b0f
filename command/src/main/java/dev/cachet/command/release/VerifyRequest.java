package dev.cachet.command.release;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.decoding.NativeChunkDecoder;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.manifest.FileKind;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.RootsOfOneRun;
import dev.cachet.verification.PackageAuditor;
import dev.cachet.verification.PackageVerifier;
import dev.cachet.verification.VerifiedPackage;
import dev.cachet.verification.report.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies who signed a package and every byte in it; with a factory record also whether it is
 * meant for that device. By default the bytes are judged as they are stored, and each has to be
 * there.
 */
public final class VerifyRequest {
  /** The package. */
  public static final Setting<Path> PACKAGE = Setting.input("PACKAGE", "file", "");

  /** The floor of the device that the factory record names: what it last confirmed. */
  public static final Setting<Long> FLOOR = Setting.value("--floor", "floor", "COUNTER");

  /** The counter of the release that this device runs. */
  public static final Setting<Long> RUNNING = Setting.value("--running", "running", "COUNTER");

  /** Whether it is judged as by a device without a trusted clock. */
  public static final Setting<Boolean> NO_CLOCK = Setting.value("--no-clock", "noClock", "");

  /** The instant below which the present cannot lie, as the device remembers it. */
  public static final Setting<String> CLOCK_FLOOR =
      Setting.value("--clock-floor", "clockFloor", "INSTANT");

  /** Whether every chunk is decoded too, and its plain bytes compared with what was signed. */
  public static final Setting<Boolean> DECODE = Setting.value("--decode", "decode", "");

  /** Whether chunks may be absent. */
  public static final Setting<Boolean> ALLOW_ABSENT =
      Setting.value("--allow-absent", "allowAbsent", "");

  private final Settings given;
  private final RootChain roots;
  private final DeviceTime time;

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public VerifyRequest(Settings given) throws CommandException {
    this.given = given;
    this.roots = new RootChain(given);
    this.time = time(Moments.instant(given, CLOCK_FLOOR));
    for (Setting<Long> ofDevice : List.of(FLOOR, RUNNING)) {
      if (given.has(ofDevice) && !roots.hasFactory()) {
        throw given.wrong(
            given.name(ofDevice)
                + " is compared for one device: also give "
                + given.form(RootChain.FACTORY));
      }
    }
    if (isSet(DECODE) && isSet(ALLOW_ABSENT)) {
      throw given.wrong(
          given.name(DECODE)
              + " needs every chunk, so it does not go with "
              + given.name(ALLOW_ABSENT));
    }
  }

  /**
   * Returns what is known of the present.
   *
   * @return a clock, a floor, both or neither
   */
  public DeviceTime time() {
    return time;
  }

  /**
   * Returns the roots that it is judged by.
   *
   * @return the chain
   */
  public RootChain roots() {
    return roots;
  }

  /**
   * Verifies the package.
   *
   * @return the proof, or why it or a root is refused
   * @throws CommandException if something cannot be read, or settings make no sense
   */
  public VerifyAnswer answer() throws CommandException {
    return VerifyAnswer.of(this::verify, time);
  }

  /**
   * Verifies a package while it arrives.
   *
   * @param in read once, and not a byte behind the signatures before they count (PKG-49)
   * @return the proof, or why it or a root is refused
   * @throws CommandException if something cannot be read, or settings make no sense
   */
  public VerifyAnswer answer(InputStream in) throws CommandException {
    return VerifyAnswer.of(() -> verify(in), time);
  }

  private VerifyAnswer.Proven verify() throws CommandException {
    Path file = given.need(PACKAGE);
    return given.read(
        PACKAGE,
        file,
        () -> {
          try (ReceivedPackage received = ReceivedPackage.open(file)) {
            TrustedRoot root = roots.last();
            VerifiedPackage verified = verify(received, root);
            PackageLayout layout = PackageLayout.of(received, verified.manifest());
            return proven(verified, named -> Optional.of(layout.readFile(named)));
          }
        });
  }

  private VerifiedPackage verify(ReceivedPackage received, TrustedRoot root) throws Exception {
    if (!roots.hasFactory()) {
      return new PackageAuditor(root).verify(received, time, reading());
    }
    PackageVerifier verifier = verifier(root);
    return verifier.verifyContents(verifier.verify(received, time), reading());
  }

  private static VerifyAnswer.Proven proven(
      VerifiedPackage verified, PayloadNotes.Evidence evidence)
      throws PackageRefusedException, IOException {
    return new VerifyAnswer.Proven(verified, PayloadNotes.of(verified.manifest(), evidence));
  }

  private VerifyAnswer.Proven verify(InputStream in) throws CommandException {
    return given.read(
        PACKAGE,
        given.need(PACKAGE),
        () -> {
          ArrivingPackage arriving = ArrivingPackage.from(in).keeping(FileKind.GATE);
          TrustedRoot root = roots.last();
          return proven(
              roots.hasFactory()
                  ? verifier(root).verify(arriving, time, reading())
                  : new PackageAuditor(root).verify(arriving, time, reading()),
              arriving::kept);
        });
  }

  /**
   * Reports every check of the package.
   *
   * @return the checks, and a refusal where there is one
   * @throws CommandException if a root is refused, or something cannot be read
   */
  public VerificationReport examine() throws CommandException {
    Path file = given.need(PACKAGE);
    return given.read(
        PACKAGE,
        file,
        () -> {
          TrustedRoot root = roots.last();
          return roots.hasFactory()
              ? verifier(root).examine(file, time, reading())
              : new PackageAuditor(root).examine(file, time, reading());
        });
  }

  private ChunkReading reading() {
    ChunkReading stored = isSet(ALLOW_ABSENT) ? ChunkReading.stored() : ChunkReading.storedInFull();
    int processors = Runtime.getRuntime().availableProcessors();
    return (isSet(DECODE) ? ChunkReading.decoded(NativeChunkDecoder.whereItLoads()) : stored)
        .onThreads(Math.min(processors, ChunkReading.MAX_THREADS));
  }

  private PackageVerifier verifier(TrustedRoot root) throws CommandException {
    return new PackageVerifier(
        new RootsOfOneRun(root), roots.factoryRecord().identity(), counters());
  }

  private InstalledCounters counters() throws CommandException {
    Long floor = given.get(FLOOR);
    Long running = given.get(RUNNING);
    if (floor == null || floor < 0) {
      // A21: a floor that nobody gave must not be taken for zero.
      throw given.wrong(
          given.name(RootChain.FACTORY)
              + " needs "
              + given.form(FLOOR)
              + ", the floor of that device");
    }
    if (running != null && running < 0) {
      throw given.wrong(given.name(RUNNING) + " takes a counter from 0, not " + running);
    }
    return running == null
        ? InstalledCounters.ofUnknownRelease(floor)
        : new InstalledCounters(floor, running);
  }

  private DeviceTime time(@Nullable Instant clockFloor) throws CommandException {
    if (isSet(NO_CLOCK)) {
      return clockFloor == null ? DeviceTime.unknown() : DeviceTime.untrusted(clockFloor);
    }
    Instant now = Moments.asOf(given);
    return clockFloor == null ? DeviceTime.trusted(now) : DeviceTime.trusted(now, clockFloor);
  }

  private boolean isSet(Setting<Boolean> flag) {
    return given.get(flag, false);
  }
}
