package dev.cachet.pack;

import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;

/**
 * Where everything lies that a manifest names: every header of the body was compared with what the
 * manifest makes it be, all padding is zero, and the archive ends where it has to.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PackageLayout {
  private PackageLayout() {}

  /**
   * Walks the body of a package by its manifest.
   *
   * @param received the package
   * @param manifest the manifest of that package
   * @return the layout; valid while the package is open
   * @throws PackageRefusedException if an entry is missing, not listed or of another size, or if
   *     the container is malformed (PKG-1 to PKG-5, PKG-9 to PKG-11)
   * @throws IOException if the medium fails
   * @throws IllegalArgumentException if the manifest belongs to another package
   */
  public static PackageLayout of(ReceivedPackage received, Manifest manifest)
      throws PackageRefusedException, IOException {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Compares the digest of a file with the manifest's (PKG-65).
   *
   * @param file a file of the manifest
   * @throws PackageRefusedException {@code FILE_DIGEST_MISMATCH}
   * @throws IOException if the medium fails
   */
  public void verifyFile(PackageFile file) throws PackageRefusedException, IOException {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Reads a file whose digest is the manifest's, at once; for the few files that a tool shows.
   *
   * @param file a file of the manifest
   * @return its bytes, at most 64 MiB, proven
   * @throws PackageRefusedException {@code FILE_DIGEST_MISMATCH}
   * @throws IOException if the medium fails
   */
  public byte[] readFile(PackageFile file) throws PackageRefusedException, IOException {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Opens a payload: its index is read and proven now (PKG-28 to PKG-33), its pages and chunks
   * while they are read.
   *
   * @param payload a payload of the manifest
   * @return the reader; valid while the package is open
   * @throws PackageRefusedException {@code INDEX_DIGEST_MISMATCH} or {@code INDEX_MALFORMED}
   * @throws IOException if the medium fails
   */
  public PayloadReader payload(Payload payload) throws PackageRefusedException, IOException {
    throw new UnsupportedOperationException("not yet");
  }
}
