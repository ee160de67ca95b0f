package dev.cachet.matching;

/** How far a version went from one release to the next. */
public enum VersionStep {
  /** The same text. */
  SAME,
  /** The same version of the author, packaged or built again. */
  REBUILT,
  /** A patch of the same feature series. */
  PATCH,
  /** Another feature series of the same major version. */
  SERIES,
  /** Another major version. */
  MAJOR,
  /** A later release of a product whose first number counts releases. */
  RELEASE_COUNT,
  /** An older version. */
  DOWNGRADE,
  /** A version that counts as newer by its epoch, and whose author's version is older. */
  HIDDEN_DOWNGRADE,
  /** Which is newer cannot be told, or not by how much. */
  UNKNOWN
}
