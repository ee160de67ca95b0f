package dev.cachet.verification;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.SpentStatements;
import dev.cachet.trust.store.TrustStore;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckLog;
import dev.cachet.verification.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges packages for one device, in the order of {@link Check}, by one run behind {@link #verify}
 * and {@link #examine}. A newer root that is accepted on the way goes to the trust store at once
 * and stays there, also if the package is refused later. Nothing else of the device is changed.
 */
public final class PackageVerifier {
  private final TrustStore roots;
  private final DeviceIdentity device;
  private final InstalledCounters counters;
  private final @Nullable OfferedDowngrade downgrade;

  /**
   * A verifier for one device.
   *
   * @param roots holds the root in force and keeps each newer one that is accepted
   * @param device what the device is, from its factory record
   * @param counters what the device remembers of the line of its product
   */
  public PackageVerifier(TrustStore roots, DeviceIdentity device, InstalledCounters counters) {
    this(roots, device, counters, null);
  }

  private PackageVerifier(
      TrustStore roots,
      DeviceIdentity device,
      InstalledCounters counters,
      @Nullable OfferedDowngrade downgrade) {
    this.roots = Objects.requireNonNull(roots, "roots");
    this.device = Objects.requireNonNull(device, "device");
    this.counters = Objects.requireNonNull(counters, "counters");
    this.downgrade = downgrade;
  }

  /**
   * The same verifier for a package that comes with a downgrade. The downgrade is judged under the
   * root that the package leaves in force, before {@link Check#TARGET}; a package that it does not
   * name is refused.
   *
   * @param envelope the downgrade, which nobody has judged yet
   * @param spent what the device remembers of statements
   * @return another verifier
   */
  public PackageVerifier withDowngrade(byte[] envelope, SpentStatements spent) {
    return new PackageVerifier(roots, device, counters, new OfferedDowngrade(envelope, spent));
  }

  /**
   * Verifies everything but contents, that is the checks up to {@link Check#EXPIRY}. Nothing that
   * follows the signatures is read before the quorum is met.
   *
   * @param received the package; it stays open and belongs to the caller
   * @param time what the device knows of the present, taken once at the start of the update
   * @return the proof that an update is authorised with
   * @throws PackageRefusedException if a check fails; it carries the first violation
   * @throws IOException if the package cannot be read or the trust store cannot be written
   */
  public VerifiedManifest verify(ReceivedPackage received, DeviceTime time)
      throws PackageRefusedException, IOException {
    CheckLog log = new CheckLog();
    JudgedManifest judged = run().judge(received, time, log);
    return new VerifiedManifest(judged, device, log.report());
  }

  /**
   * Runs every check, contents included, and reports instead of refusing.
   *
   * @param received the package; it stays open and belongs to the caller
   * @param time what the device knows of the present
   * @return what became of each check
   * @throws IOException if the package cannot be read or the trust store cannot be written
   */
  public VerificationReport examine(ReceivedPackage received, DeviceTime time) throws IOException {
    return new Examination(run(), time, ChunkReading.decoded()).of(received);
  }

  /**
   * Opens a file, runs every check, contents included, and reports instead of refusing. A file that
   * is no package fails {@link Check#PREFIX}.
   *
   * @param file the package
   * @param time what the device knows of the present
   * @return what became of each check
   * @throws IOException if the file cannot be read or the trust store cannot be written
   */
  public VerificationReport examine(Path file, DeviceTime time) throws IOException {
    return examine(file, time, ChunkReading.decoded());
  }

  /**
   * Opens a file, runs every check, contents as far as it is asked to, and reports instead of
   * refusing.
   *
   * @param file the package
   * @param time what the device knows of the present
   * @param reading how far the chunks are read, and on how many threads
   * @return what became of each check
   * @throws IOException if the file cannot be read or the trust store cannot be written
   */
  public VerificationReport examine(Path file, DeviceTime time, ChunkReading reading)
      throws IOException {
    return new Examination(run(), time, reading).of(file);
  }

  /**
   * Reads every file, index and chunk of a verified package down to its plain bytes, that is the
   * checks from {@link Check#FILES}. Memory stays bounded whatever the size of the package.
   *
   * @param verified the proof of its manifest; its package is still open
   * @return the proof of its contents
   * @throws PackageRefusedException if a check fails; it carries the first violation
   * @throws IOException if the package cannot be read
   */
  public VerifiedPackage verifyContents(VerifiedManifest verified)
      throws PackageRefusedException, IOException {
    return verifyContents(verified, ChunkReading.decoded());
  }

  /**
   * Reads every file, index and chunk of a verified package as far as it is asked to. Memory stays
   * bounded whatever the size of the package.
   *
   * @param verified the proof of its manifest; its package is still open
   * @param reading how far the chunks are read, and on how many threads
   * @return the proof of its contents, which says how far it goes
   * @throws PackageRefusedException if a check fails; it carries the first violation, the same on
   *     any number of threads
   * @throws IOException if the package cannot be read
   */
  public VerifiedPackage verifyContents(VerifiedManifest verified, ChunkReading reading)
      throws PackageRefusedException, IOException {
    CheckLog log = new CheckLog(verified.report());
    CheckedChunks chunks = new ContentsRun(verified.judged(), reading).judge(log);
    return new VerifiedPackage(verified.manifest(), verified.authentic(), chunks, log.report());
  }

  /**
   * Verifies a package while it arrives, contents included, in one pass. Nothing behind the
   * signatures is read before the quorum is met; memory stays bounded. It installs nothing: whoever
   * keeps the bytes meanwhile opens and verifies what he kept.
   *
   * @param arriving the package, of which nothing was read yet
   * @param time what the device knows of the present
   * @param reading how far the chunks are read, and on how many threads
   * @return the proof of manifest and contents, which says how far it goes
   * @throws PackageRefusedException if a check fails; it carries the violation that the same bytes
   *     in a file would be refused for
   * @throws IOException if the stream fails or the trust store cannot be written
   */
  public VerifiedPackage verify(ArrivingPackage arriving, DeviceTime time, ChunkReading reading)
      throws PackageRefusedException, IOException {
    return new ArrivalRun(roots, rules()).judge(arriving, time, reading);
  }

  private ManifestRun run() {
    return new ManifestRun(roots, rules());
  }

  private Optional<DeviceRules> rules() {
    return Optional.of(new DeviceRules(device, counters, downgrade));
  }
}
