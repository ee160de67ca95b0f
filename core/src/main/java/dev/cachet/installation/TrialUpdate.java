package dev.cachet.installation;

import dev.cachet.digest.Sha256;
import dev.cachet.manifest.Manifest;

/**
 * Proof that the boot loader runs the pending slot, and that manifest, signatures and the bytes of
 * the slot were verified again after the restart. Only {@link Installer} makes it.
 */
public final class TrialUpdate {
  private final Manifest manifest;
  private final String slot;

  TrialUpdate(Manifest manifest, String slot) {
    this.manifest = manifest;
    this.slot = slot;
  }

  /**
   * What is on trial.
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
   * The boot slot that runs.
   *
   * @return the name of the slot
   */
  public String slot() {
    return slot;
  }
}
