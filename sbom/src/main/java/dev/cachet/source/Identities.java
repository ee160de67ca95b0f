package dev.cachet.source;

import dev.cachet.sbom.IdentityEvidence;
import dev.cachet.sbom.IdentityEvidence.Field;
import dev.cachet.sbom.IdentityEvidence.Method;
import dev.cachet.sbom.IdentityEvidence.Technique;
import java.util.List;

/** What the identity of a component of a root rests on, and how far that can be trusted. */
final class Identities {
  private static final double FROM_MANIFEST = 1;
  private static final double FROM_BINARY = 0.8;
  private static final double FROM_FILE_NAME = 0.1;

  private Identities() {}

  /** A database or manifest names it. */
  static IdentityEvidence manifest(String file) {
    return of(Technique.MANIFEST_ANALYSIS, FROM_MANIFEST, file);
  }

  /** A binary names itself; nothing vouches for it. */
  static IdentityEvidence banner(String text) {
    return of(Technique.BINARY_ANALYSIS, FROM_BINARY, text);
  }

  /** Only the file's own name is known. */
  static IdentityEvidence fileName(String path) {
    return of(Technique.FILENAME, FROM_FILE_NAME, path);
  }

  private static IdentityEvidence of(Technique technique, double confidence, String value) {
    return new IdentityEvidence(
        Field.NAME, confidence, null, List.of(new Method(technique, confidence, value)));
  }
}
