package dev.cachet.author;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.author.sheet.SigningSheet;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.PublicJwk;
import dev.cachet.manifest.FileKind;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.PackageNames;
import dev.cachet.manifest.Payload;
import dev.cachet.manifest.UnsafeManifest;
import dev.cachet.pack.PayloadReader;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.Signer;
import dev.cachet.signer.SigningRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A package as a folder, before it is sealed: {@code manifest.json}, {@code files/}, {@code
 * payload/}, and the signatures that came in so far. People who sign need the manifest only.
 *
 * <p>The manifest is well-formed; who wrote it is not known before it is sealed.
 */
public final class UnsignedPackage {
  private static final int MAX_MANIFEST_BYTES = 1 << 20;

  private final Path folder;
  private final byte[] manifestBytes;
  private final Manifest manifest;

  UnsignedPackage(Path folder, byte[] manifestBytes, Manifest manifest) {
    this.folder = folder;
    this.manifestBytes = manifestBytes.clone();
    this.manifest = manifest;
  }

  /**
   * Opens a folder that {@link PackageAuthor#write} made.
   *
   * @param folder the folder
   * @return the package
   * @throws PackageRefusedException if the manifest breaks a rule
   * @throws DraftRefusedException if the manifest does not name exactly one record of a gate
   * @throws IOException if there is no such folder, or it has no readable manifest
   */
  public static UnsignedPackage open(Path folder)
      throws IOException, PackageRefusedException, DraftRefusedException {
    return open(folder, read(folder));
  }

  /**
   * Opens a folder of one certain package, so that nobody signs another one than was shown.
   *
   * @param folder the folder
   * @param shown the identity of the package that somebody has looked at ({@link SigningSheet})
   * @return the package
   * @throws PackageRefusedException if the manifest breaks a rule
   * @throws DraftRefusedException if the folder holds another package, or the manifest does not
   *     name exactly one record of a gate
   * @throws IOException if there is no such folder, or it has no readable manifest
   */
  public static UnsignedPackage open(Path folder, Sha256 shown)
      throws IOException, PackageRefusedException, DraftRefusedException {
    byte[] bytes = read(folder);
    Sha256 found = Sha256.of(bytes);
    if (!found.equals(shown)) {
      throw new DraftRefusedException(
          folder
              + " holds package "
              + found
              + ", not "
              + shown
              + ": it was exchanged or packed again; look at it anew with"
              + " 'cachet examine --for-signing'");
    }
    return open(folder, bytes);
  }

  private static UnsignedPackage open(Path folder, byte[] bytes)
      throws PackageRefusedException, DraftRefusedException {
    Manifest manifest = UnsafeManifest.open(bytes);
    requireOneGate(folder, manifest);
    return new UnsignedPackage(folder, bytes, manifest);
  }

  private static byte[] read(Path folder) throws IOException {
    if (Files.isRegularFile(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    try (InputStream in = Files.newInputStream(folder.resolve(PackageNames.MANIFEST))) {
      return in.readNBytes(MAX_MANIFEST_BYTES + 1);
    }
  }

  /** Nobody signs what no gate judged; that there is one SBOM is a rule of every manifest. */
  private static void requireOneGate(Path folder, Manifest manifest) throws DraftRefusedException {
    long gates = manifest.files().stream().filter(f -> f.kind() == FileKind.GATE).count();
    if (gates != 1) {
      throw new DraftRefusedException(
          folder
              + ": the manifest names "
              + gates
              + " files of kind gate, not exactly one, so it is not known what judged this package;"
              + " pack it again");
    }
  }

  /**
   * Where the package lies.
   *
   * @return the folder
   */
  public Path folder() {
    return folder;
  }

  /**
   * The bytes to sign.
   *
   * @return a copy of {@code manifest.json}
   */
  public byte[] manifestBytes() {
    return manifestBytes.clone();
  }

  /**
   * What the signed bytes say.
   *
   * @return the manifest
   */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * The name of this package everywhere: SHA-256 of its manifest (PKG-27).
   *
   * @return the digest
   */
  public Sha256 packageId() {
    return Sha256.of(manifestBytes);
  }

  /**
   * The signatures that were collected in the folder.
   *
   * @return the place where they are kept, one file each
   */
  public SignatureFolder signatures() {
    return new SignatureFolder(folder.resolve("signatures"));
  }

  /**
   * Signs the manifest and keeps the signature in the folder.
   *
   * @param signer whose key; which role it has, and whether it counts, is judged when the package
   *     is sealed
   * @return the new file
   * @throws PackageRefusedException never for a signer of this library
   * @throws java.nio.file.FileAlreadyExistsException if this key has signed already
   * @throws IOException if the key cannot be reached, or its signature does not verify
   */
  public Path sign(Signer signer) throws IOException, PackageRefusedException {
    return signatures().add(new ManifestSigner().sign(DocumentType.PACKAGE, manifestBytes, signer));
  }

  /**
   * Prepares a signature that is made elsewhere.
   *
   * @param key the public half of the key that will sign
   * @return what has to be signed
   */
  public SigningRequest request(PublicJwk key) {
    return new SigningRequest(DocumentType.PACKAGE, manifestBytes, key);
  }

  /**
   * Compares a payload of the folder with what the gate judged; it is decoded for that.
   *
   * @param number the number
   * @param gate the gate
   * @throws IOException if the medium failed
   * @throws PackageRefusedException if it is refused
   * @throws DraftRefusedException if the draft is refused
   */
  public void requireJudged(int number, RecordedGate gate)
      throws IOException, PackageRefusedException, DraftRefusedException {
    Payload payload = manifest.payloads().get(number);
    byte[] index;
    try (InputStream in = Files.newInputStream(folder.resolve(PackageNames.index(number)))) {
      index = in.readNBytes(Math.toIntExact(payload.indexSize()) + 1);
    }
    Path data = folder.resolve(PackageNames.data(number));
    try (SeekableByteChannel channel = Files.newByteChannel(data)) {
      gate.requireJudged(PayloadReader.of(payload, index, channel, payload.id()));
    }
  }

  /** Writes the entries of the body in the manifest's order (PKG-66). */
  void writeBody(ContainerWriter out) throws IOException, DraftRefusedException {
    for (PackageFile file : manifest.files()) {
      out.entry(file.path(), folder.resolve(file.path()));
    }
    for (int i = 0; i < manifest.payloads().size(); i++) {
      out.entry(PackageNames.index(i), folder.resolve(PackageNames.index(i)));
      out.entry(PackageNames.data(i), folder.resolve(PackageNames.data(i)));
    }
  }
}
