package dev.cachet.trust;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import java.util.List;

/** Proof that a quorum signed these bytes. Only {@link Quorum} makes it. */
public final class AuthenticBytes {
  private final byte[] bytes;
  private final DocumentType type;
  private final long rootVersion;
  private final List<CountedSigner> signers;
  private final int ignoredSignatures;

  AuthenticBytes(
      byte[] bytes,
      DocumentType type,
      long rootVersion,
      List<CountedSigner> signers,
      int ignoredSignatures) {
    this.bytes = bytes.clone();
    this.type = type;
    this.rootVersion = rootVersion;
    this.signers = List.copyOf(signers);
    this.ignoredSignatures = ignoredSignatures;
  }

  /**
   * The signed bytes; what is parsed is what was verified (PKG-50).
   *
   * @return a copy
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The digest of the bytes.
   *
   * @return SHA-256; for a manifest this is the identity of the package
   */
  public Sha256 sha256() {
    return Sha256.of(bytes);
  }

  /**
   * The kind of document that was signed.
   *
   * @return the type of every signature
   */
  public DocumentType type() {
    return type;
  }

  /**
   * The root whose keys were counted.
   *
   * @return its version
   */
  public long rootVersion() {
    return rootVersion;
  }

  /**
   * Whose signatures counted.
   *
   * @return ascending by key id, unmodifiable
   */
  public List<CountedSigner> signers() {
    return signers;
  }

  /**
   * How many signatures were ignored because this reader does not know their key (TRU-52).
   *
   * @return 0 to 31
   */
  public int ignoredSignatures() {
    return ignoredSignatures;
  }
}
