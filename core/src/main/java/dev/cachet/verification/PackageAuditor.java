package dev.cachet.verification;

import dev.cachet.chunk.ChunkReading;
import dev.cachet.device.DeviceTime;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.RootsOfOneRun;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges packages off the device: by the same run as {@link PackageVerifier}, but with no device to
 * compare with. {@link Check#TARGET} and {@link Check#COUNTERS} are never reached, and what comes
 * out installs nothing.
 */
public final class PackageAuditor {
  private final TrustedRoot anchor;

  /**
   * An auditor that trusts one root.
   *
   * @param anchor where each run starts; newer roots of a package are followed for that run only
   */
  public PackageAuditor(TrustedRoot anchor) {
    this.anchor = Objects.requireNonNull(anchor, "anchor");
  }

  /**
   * Verifies the manifest and reads every file, index and chunk down to its plain bytes.
   *
   * @param received the package; it stays open and belongs to the caller
   * @param time the day to judge by
   * @return the proof of its contents
   * @throws PackageRefusedException if a check fails; it carries the first violation
   * @throws IOException if the package cannot be read
   */
  public VerifiedPackage verify(ReceivedPackage received, DeviceTime time)
      throws PackageRefusedException, IOException {
    return verify(received, time, ChunkReading.decoded());
  }

  /**
   * Verifies the manifest and reads every file, index and chunk as far as it is asked to.
   *
   * @param received the package; it stays open and belongs to the caller
   * @param time the day to judge by
   * @param reading how far the chunks are read, and on how many threads
   * @return the proof of its contents, which says how far it goes
   * @throws PackageRefusedException if a check fails; it carries the first violation
   * @throws IOException if the package cannot be read
   */
  public VerifiedPackage verify(ReceivedPackage received, DeviceTime time, ChunkReading reading)
      throws PackageRefusedException, IOException {
    return new Examination(run(), time, reading).verify(received);
  }

  /**
   * Runs every check that needs no device, contents included, and reports instead of refusing.
   *
   * @param received the package; it stays open and belongs to the caller
   * @param time the day to judge by
   * @return what became of each check
   * @throws IOException if the package cannot be read
   */
  public VerificationReport examine(ReceivedPackage received, DeviceTime time) throws IOException {
    return new Examination(run(), time, ChunkReading.decoded()).of(received);
  }

  /**
   * Opens a file and examines it. A file that is no package fails {@link Check#PREFIX}.
   *
   * @param file the package
   * @param time the day to judge by
   * @return what became of each check
   * @throws IOException if the file cannot be read
   */
  public VerificationReport examine(Path file, DeviceTime time) throws IOException {
    return examine(file, time, ChunkReading.decoded());
  }

  /**
   * Opens a file and examines it as far as it is asked to.
   *
   * @param file the package
   * @param time the day to judge by
   * @param reading how far the chunks are read, and on how many threads
   * @return what became of each check
   * @throws IOException if the file cannot be read
   */
  public VerificationReport examine(Path file, DeviceTime time, ChunkReading reading)
      throws IOException {
    return new Examination(run(), time, reading).of(file);
  }

  /**
   * Verifies a package while it arrives, contents included, in one pass. Nothing behind the
   * signatures is read before the quorum is met; memory stays bounded.
   *
   * @param arriving the package, of which nothing was read yet
   * @param time the day to judge by
   * @param reading how far the chunks are read, and on how many threads
   * @return the proof of its contents, which says how far it goes
   * @throws PackageRefusedException if a check fails; it carries the violation that the same bytes
   *     in a file would be refused for
   * @throws IOException if the stream fails
   */
  public VerifiedPackage verify(ArrivingPackage arriving, DeviceTime time, ChunkReading reading)
      throws PackageRefusedException, IOException {
    return new ArrivalRun(new RootsOfOneRun(anchor), Optional.empty())
        .judge(arriving, time, reading);
  }

  private ManifestRun run() {
    return new ManifestRun(new RootsOfOneRun(anchor), Optional.empty());
  }
}
