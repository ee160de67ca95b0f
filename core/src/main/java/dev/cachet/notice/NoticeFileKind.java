package dev.cachet.notice;

/** What a file is that comes with a notice (notice specification, section 3). */
public enum NoticeFileKind {
  /** The manufacturer's statement, for people. */
  STATEMENT,
  /** The last SBOM. */
  SBOM,
  /** CSAF 2.0: an informational advisory, or a VEX where vulnerabilities are stated. */
  CSAF,
  /** OpenEoX Core. */
  OPENEOX,
  /** Events of the Common Lifecycle Enumeration. */
  CLE,
  /** Text for the instructions for use. */
  INSTRUCTIONS
}
