package dev.cachet.trust;

import dev.cachet.digest.Sha256;
import dev.cachet.refusal.PackageRefusedException;

/** Accepts the first root and each next one (trust specification, section 6). Does no I/O. */
public final class TrustChain {
  private TrustChain() {}

  /**
   * Accepts the root that the factory record names.
   *
   * @param envelope the root document, at most 1 MiB
   * @param factoryDigest SHA-256 of the payload, from the factory record
   * @return the root
   * @throws PackageRefusedException with an envelope or root code
   */
  public static TrustedRoot anchor(byte[] envelope, Sha256 factoryDigest)
      throws PackageRefusedException {
    return Pending.value(TrustedRoot.class);
  }

  /**
   * Accepts the successor of a root.
   *
   * @param old the root in force
   * @param envelope the next root document, at most 1 MiB
   * @return the root that is in force once it is stored
   * @throws PackageRefusedException with an envelope or root code; {@code old} stays in force
   */
  public static TrustedRoot next(TrustedRoot old, byte[] envelope) throws PackageRefusedException {
    return Pending.value(TrustedRoot.class);
  }
}
