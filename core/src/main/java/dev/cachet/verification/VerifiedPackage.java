package dev.cachet.verification;

import dev.cachet.digest.Sha256;
import dev.cachet.pack.Manifest;
import dev.cachet.trust.CountedSigner;
import java.util.List;

/**
 * Proof that every file, index and chunk of a package is the signed one. It is evidence for an
 * audit and installs nothing: an installer proves each chunk again while it is written.
 */
public final class VerifiedPackage {
  private final JudgedManifest judged;
  private final VerificationReport report;

  VerifiedPackage(JudgedManifest judged, VerificationReport report) {
    this.judged = judged;
    this.report = report;
  }

  /**
   * The manifest.
   *
   * @return the parsed form of exactly the bytes that were signed
   */
  public Manifest manifest() {
    return judged.manifest();
  }

  /**
   * The identity of the package everywhere (PKG-27).
   *
   * @return SHA-256 of the bytes of the manifest
   */
  public Sha256 packageId() {
    return judged.authentic().sha256();
  }

  /**
   * Version of the root that was in force.
   *
   * @return from 1
   */
  public long rootVersion() {
    return judged.authentic().rootVersion();
  }

  /**
   * Whose signatures were counted.
   *
   * @return the signers
   */
  public List<CountedSigner> signers() {
    return judged.authentic().signers();
  }

  /**
   * What became of every check.
   *
   * @return the results; none failed
   */
  public VerificationReport report() {
    return report;
  }
}
