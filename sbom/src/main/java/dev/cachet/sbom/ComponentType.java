package dev.cachet.sbom;

/** What kind of thing a component is; the names are those of CycloneDX 1.6. */
public enum ComponentType {
  /** A program that is run. */
  APPLICATION,
  /** A framework that other software is built on. */
  FRAMEWORK,
  /** A library, or a package whose role is not known more closely. */
  LIBRARY,
  /** A container image. */
  CONTAINER,
  /** A run-time platform or interpreter. */
  PLATFORM,
  /** An operating system. */
  OPERATING_SYSTEM,
  /** A hardware device. */
  DEVICE,
  /** A driver of a device. */
  DEVICE_DRIVER,
  /** Software that runs directly on hardware. */
  FIRMWARE,
  /** A single file. */
  FILE,
  /** A trained model. */
  MACHINE_LEARNING_MODEL,
  /** A collection of data. */
  DATA,
  /** A cryptographic asset. */
  CRYPTOGRAPHIC_ASSET
}
