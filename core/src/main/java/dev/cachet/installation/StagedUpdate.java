package dev.cachet.installation;

import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;

/**
 * Proof that every chunk of an update was verified, written to the slot that does not run, and read
 * back. Only {@link Installer} makes it. It does not survive a restart: {@link Installer#resume}
 * verifies the stored bytes again.
 */
public final class StagedUpdate {
  private final Manifest manifest;
  private final String slot;

  StagedUpdate(Manifest manifest, String slot) {
    this.manifest = manifest;
    this.slot = slot;
  }

  /**
   * What was staged.
   *
   * @return the manifest
   */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * The identity of the package.
   *
   * @return SHA-256 of its manifest
   */
  public Sha256 packageId() {
    return manifest.identity();
  }

  /**
   * The boot slot that holds it.
   *
   * @return the name of the slot
   */
  public String slot() {
    return slot;
  }
}
