package dev.cachet.matching;

/** By what two components were found to be the same thing. */
public enum MatchKind {
  /** By package URL without version and qualifiers. */
  IDENTIFIER,
  /** By group and name, where one side states no package URL. */
  NAME,
  /** By a known rule of renaming, within one source package where that is stated. */
  RENAMED,
  /** By the source package alone, of which one binary package is left on each side. */
  SOURCE,
  /** By content. */
  DIGEST,
  /** From a package of a language into a package of the system, or back. */
  MOVED
}
