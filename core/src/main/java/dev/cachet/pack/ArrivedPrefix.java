package dev.cachet.pack;

/**
 * What stood before the body of a package that arrives. Nothing is proven and nothing is parsed.
 */
public final class ArrivedPrefix {
  private final int rootCount;
  private final byte[] manifest;
  private final byte[] signatures;

  ArrivedPrefix(int rootCount, byte[] manifest, byte[] signatures) {
    this.rootCount = rootCount;
    this.manifest = manifest;
    this.signatures = signatures;
  }

  /**
   * How many trust roots led the package.
   *
   * @return 0 to 256
   */
  public int rootCount() {
    return rootCount;
  }

  /**
   * The manifest as it was read, once; to be parsed only after its signatures were counted
   * (PKG-50).
   *
   * @return a copy of its bytes, at most 1 MiB
   */
  public byte[] manifest() {
    return manifest.clone();
  }

  /**
   * The detached signatures over the manifest, not judged in any way.
   *
   * @return a copy of the bytes, at most 512 KiB
   */
  public byte[] signatures() {
    return signatures.clone();
  }
}
