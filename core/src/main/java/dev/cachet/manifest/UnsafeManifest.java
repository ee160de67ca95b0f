package dev.cachet.manifest;

import dev.cachet.refusal.PackageRefusedException;

/**
 * Reads a manifest that nobody proved to be signed: for tools that show it, or check it before it
 * is signed. What comes out must not decide what a device installs.
 */
public final class UnsafeManifest {
  private UnsafeManifest() {}

  /**
   * Parses a manifest and checks every rule about its form.
   *
   * @param bytes the bytes of {@code manifest.json}
   * @return what it says
   * @throws PackageRefusedException if a rule about form is broken ({@code MANIFEST_MALFORMED},
   *     {@code FORMAT_UNSUPPORTED})
   */
  public static Manifest open(byte[] bytes) throws PackageRefusedException {
    return ManifestParser.parse(bytes);
  }
}
