package dev.cachet.author;

import dev.cachet.digest.Sha256;
import dev.cachet.trust.CountedSigner;
import java.nio.file.Path;
import java.util.List;

/**
 * Proof that a sealed file was read back and verified to its last chunk under the root that was
 * given. Made only by {@link PackageSealer}.
 */
public final class ReleasedPackage {
  private final Path file;
  private final Sha256 packageId;
  private final long rootVersion;
  private final List<CountedSigner> signers;

  ReleasedPackage(Path file, Sha256 packageId, long rootVersion, List<CountedSigner> signers) {
    this.file = file;
    this.packageId = packageId;
    this.rootVersion = rootVersion;
    this.signers = List.copyOf(signers);
  }

  /**
   * The sealed file.
   *
   * @return its path
   */
  public Path file() {
    return file;
  }

  /**
   * The name of the package everywhere (PKG-27).
   *
   * @return SHA-256 of its manifest
   */
  public Sha256 packageId() {
    return packageId;
  }

  /**
   * The root under which the quorum was counted.
   *
   * @return its version
   */
  public long rootVersion() {
    return rootVersion;
  }

  /**
   * Whose signatures counted.
   *
   * @return ascending by key id, unmodifiable
   */
  public List<CountedSigner> signers() {
    return signers;
  }
}
