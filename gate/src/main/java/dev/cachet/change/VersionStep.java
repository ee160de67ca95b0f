package dev.cachet.change;

/** How far a version went. */
enum VersionStep {
  SAME,
  REBUILT,
  PATCH,
  SERIES,
  MAJOR,
  RELEASE_COUNT,
  DOWNGRADE,
  HIDDEN_DOWNGRADE,
  UNKNOWN
}
