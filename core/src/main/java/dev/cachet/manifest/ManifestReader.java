package dev.cachet.manifest;

import dev.cachet.jose.DocumentType;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.AuthenticBytes;

/** Reads a manifest that a quorum signed: the very bytes that were counted (PKG-50, A11). */
public final class ManifestReader {
  private ManifestReader() {}

  /**
   * Parses a manifest and checks every rule about its form.
   *
   * @param signed the proof that a quorum signed these bytes as a package
   * @return what they say
   * @throws PackageRefusedException if a rule about form is broken ({@code MANIFEST_MALFORMED},
   *     {@code FORMAT_UNSUPPORTED})
   * @throws IllegalArgumentException if the bytes were signed as something else than a package
   */
  public static Manifest read(AuthenticBytes signed) throws PackageRefusedException {
    if (signed.type() != DocumentType.PACKAGE) {
      throw new IllegalArgumentException("signed as " + signed.type() + ", not as a package");
    }
    return ManifestParser.parse(signed.bytes());
  }
}
