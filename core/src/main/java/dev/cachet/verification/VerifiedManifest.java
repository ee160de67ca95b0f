package dev.cachet.verification;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.CountedSigner;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.VerificationReport;
import java.util.List;
import java.util.Optional;

/**
 * Proof that the manifest of a package is authentic, meant for one device, and not older than that
 * device allows: it passed the checks up to {@link Check#EXPIRY} of {@link PackageVerifier}. It
 * says nothing of contents, which are proven while they are read. It does not survive a reboot.
 */
public final class VerifiedManifest {
  private final JudgedManifest judged;
  private final DeviceIdentity device;
  private final VerificationReport report;

  VerifiedManifest(JudgedManifest judged, DeviceIdentity device, VerificationReport report) {
    this.judged = judged;
    this.device = device;
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
   * The bytes of the manifest, with what was counted over them.
   *
   * @return the signed bytes
   */
  public AuthenticBytes authentic() {
    return judged.authentic();
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
   * The device for which the package was verified.
   *
   * @return the identity that was given to the verifier
   */
  public DeviceIdentity device() {
    return device;
  }

  /**
   * The root that was in force.
   *
   * @return the root
   */
  public TrustedRoot root() {
    return judged.root();
  }

  JudgedManifest judged() {
    return judged;
  }

  /**
   * The downgrade that came with the package.
   *
   * @return the proof that it is good for this package, if one came
   */
  public Optional<DowngradePermit> permit() {
    return judged.permit();
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
   * @return the signers, at least one of each role that the root demands
   */
  public List<CountedSigner> signers() {
    return judged.authentic().signers();
  }

  /**
   * The package.
   *
   * @return the package that was verified, still open
   */
  public ReceivedPackage received() {
    return judged.received();
  }

  /**
   * Where the contents of the package lie.
   *
   * @return the layout
   */
  public PackageLayout layout() {
    return judged.layout();
  }

  /**
   * What the checks found on the way, such as a root that has expired and only warns.
   *
   * @return the results up to {@link Check#EXPIRY}; contents are not reached
   */
  public VerificationReport report() {
    return report;
  }
}
