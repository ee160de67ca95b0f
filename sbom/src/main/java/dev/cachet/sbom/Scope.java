package dev.cachet.sbom;

/** Whether the whole needs a component to run; the names are those of CycloneDX 1.6. */
public enum Scope {
  /** The whole does not run without it. */
  REQUIRED,
  /** The whole runs without it. */
  OPTIONAL,
  /** It is not in the whole: a tool or a part of tests. */
  EXCLUDED
}
