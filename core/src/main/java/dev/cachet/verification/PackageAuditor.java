package dev.cachet.verification;

import dev.cachet.device.DeviceTime;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.RootsOfOneRun;
import dev.cachet.trust.TrustedRoot;
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
   * Verifies the manifest and reads every file, index and chunk.
   *
   * @param received the package; it stays open and belongs to the caller
   * @param time the day to judge by
   * @return the proof of its contents
   * @throws PackageRefusedException if a check fails; it carries the first violation
   * @throws IOException if the package cannot be read
   */
  public VerifiedPackage verify(ReceivedPackage received, DeviceTime time)
      throws PackageRefusedException, IOException {
    CheckLog log = new CheckLog();
    JudgedManifest judged = Examination.judgeAll(run(), received, time, log);
    return new VerifiedPackage(judged, log.report());
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
    return new Examination(run(), time).of(received);
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
    return new Examination(run(), time).of(file);
  }

  private ManifestRun run() {
    return new ManifestRun(new RootsOfOneRun(anchor), Optional.empty());
  }
}
