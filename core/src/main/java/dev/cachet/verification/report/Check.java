package dev.cachet.verification.report;

/**
 * The checks of a package, in the one order in which they are judged (PKG-47). A check is reached
 * only if all before it have passed.
 */
public enum Check {
  /** Root entries, manifest and signatures are read within their limits; none is parsed. */
  PREFIX,
  /** The newer roots of the package, one after the other. */
  CHAIN,
  /** Environment, manufacturer and expiry of the root that is now in force. */
  ROOT_STATE,
  /** The signatures over the bytes of the manifest. */
  QUORUM,
  /** The same bytes are parsed. */
  MANIFEST,
  /** Every header of the body, all padding, and the end of the archive. */
  LAYOUT,
  /** The package is meant for this device. */
  TARGET,
  /** The package is not older than the device allows and raises its floor by no leap. */
  COUNTERS,
  /** The package has not expired. */
  EXPIRY,
  /** The digest of each file. */
  FILES,
  /** Digest, then structure, of each index. */
  INDEXES,
  /** Pages, bitmaps and chunks of each payload. */
  CHUNKS
}
