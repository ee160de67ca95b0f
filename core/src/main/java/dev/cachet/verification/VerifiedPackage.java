package dev.cachet.verification;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.CountedSigner;
import dev.cachet.verification.report.VerificationReport;
import java.util.List;

/**
 * Proof that every file, index and chunk of a package is the signed one, as far as {@link #chunks}
 * says: every stored byte that it holds, or every chunk down to what it decodes to. It is evidence
 * for an audit and installs nothing: an installer proves each chunk again while it is written.
 */
public final class VerifiedPackage {
  private final Manifest manifest;
  private final AuthenticBytes authentic;
  private final CheckedChunks chunks;
  private final VerificationReport report;

  VerifiedPackage(
      Manifest manifest,
      AuthenticBytes authentic,
      CheckedChunks chunks,
      VerificationReport report) {
    this.manifest = manifest;
    this.authentic = authentic;
    this.chunks = chunks;
    this.report = report;
  }

  /**
   * The manifest.
   *
   * @return the parsed form of exactly the bytes that were signed
   */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * The identity of the package everywhere (PKG-27).
   *
   * @return SHA-256 of the bytes of the manifest
   */
  public Sha256 packageId() {
    return authentic.sha256();
  }

  /**
   * Version of the root that was in force.
   *
   * @return from 1
   */
  public long rootVersion() {
    return authentic.rootVersion();
  }

  /**
   * Whose signatures were counted.
   *
   * @return the signers
   */
  public List<CountedSigner> signers() {
    return authentic.signers();
  }

  /**
   * How far the chunks were read and checked, and how many are absent.
   *
   * @return what was checked
   */
  public CheckedChunks chunks() {
    return chunks;
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
