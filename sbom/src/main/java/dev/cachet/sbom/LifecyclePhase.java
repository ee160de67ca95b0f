package dev.cachet.sbom;

/** When in its life a thing was looked at; the names are those of CycloneDX 1.6. */
public enum LifecyclePhase {
  /** While it was designed. */
  DESIGN,
  /** Before it was built, from its sources. */
  PRE_BUILD,
  /** While it was built. */
  BUILD,
  /** After it was built, from what the build made. */
  POST_BUILD,
  /** While it was running. */
  OPERATIONS,
  /** By looking from outside. */
  DISCOVERY,
  /** When it was taken out of use. */
  DECOMMISSION
}
