package dev.cachet.source;

import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.IdentityEvidence.Field;
import dev.cachet.identity.IdentityEvidence.Method;
import dev.cachet.identity.IdentityEvidence.Technique;
import java.util.List;

/** What the identity of a component of a root rests on, and how far that can be trusted. */
public final class Identities {
  private static final double FROM_MANIFEST = 1;
  private static final double FROM_BINARY = 0.8;
  private static final double FROM_FILE_NAME = 0.1;

  private Identities() {}

  /**
   * A database or manifest names it.
   *
   * @param file the database or manifest
   * @return the evidence
   */
  public static IdentityEvidence manifest(String file) {
    return of(Technique.MANIFEST_ANALYSIS, FROM_MANIFEST, file);
  }

  /**
   * A binary names itself; nothing vouches for it.
   *
   * @param text what it says of itself
   * @return the evidence
   */
  public static IdentityEvidence banner(String text) {
    return of(Technique.BINARY_ANALYSIS, FROM_BINARY, text);
  }

  /**
   * Only the file's own name is known.
   *
   * @param path an absolute path on the root
   * @return the evidence
   */
  public static IdentityEvidence fileName(String path) {
    return of(Technique.FILENAME, FROM_FILE_NAME, path);
  }

  private static IdentityEvidence of(Technique technique, double confidence, String value) {
    return new IdentityEvidence(
        Field.NAME, confidence, null, List.of(new Method(technique, confidence, value)));
  }
}
