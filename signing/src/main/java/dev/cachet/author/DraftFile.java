package dev.cachet.author;

import dev.cachet.digest.Sha256;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.PackageFile;

/** A small file of the package, held in memory so that its digest is that of what gets written. */
final class DraftFile {
  private final String path;
  private final FileKind kind;
  private final byte[] content;

  DraftFile(String path, FileKind kind, byte[] content) {
    this.path = path;
    this.kind = kind;
    this.content = content.clone();
  }

  PackageFile entry() {
    return new PackageFile(path, content.length, Sha256.of(content), kind);
  }

  String path() {
    return path;
  }

  byte[] content() {
    return content.clone();
  }
}
