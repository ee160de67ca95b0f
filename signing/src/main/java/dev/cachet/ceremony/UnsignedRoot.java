package dev.cachet.ceremony;

import dev.cachet.author.SignatureFolder;
import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.PublicJwk;
import dev.cachet.place.TemporaryPlace;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.Signer;
import dev.cachet.signer.SigningRequest;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A trust root as a folder, before it is sealed: {@code root.json}, the bytes that people sign; for
 * a rotation {@code previous.json}, the root before; and in {@code signatures/} what came in so
 * far. Whoever signs needs {@code root.json} alone, and {@code previous.json} too if only the root
 * before lists their key.
 *
 * <p>Nothing here is trusted: {@code previous.json} serves for showing what changes. By which root
 * the result is judged is said anew in {@link #seal(TrustedRoot)}.
 */
public final class UnsignedRoot {
  private static final String PAYLOAD = "root.json";
  private static final String PREVIOUS = "previous.json";
  private static final String SIGNATURES = "signatures";

  private final Path folder;
  private final byte[] payload;
  private final RootDocument document;
  private final Optional<RootDocument> previous;

  private UnsignedRoot(Path folder, byte[] payload, Optional<RootDocument> previous)
      throws PackageRefusedException {
    this.folder = folder;
    this.payload = payload.clone();
    this.document = RootDocument.open(payload);
    this.previous = previous;
  }

  /**
   * Writes the draft of a factory root.
   *
   * @param draft what it says
   * @param folder a path at which nothing exists; it appears complete or not at all
   * @return the folder, ready to be signed
   * @throws PackageRefusedException if the draft breaks a rule
   * @throws FileAlreadyExistsException if something is at the path; it is untouched
   * @throws IOException if the folder cannot be written
   */
  public static UnsignedRoot first(RootDraft draft, Path folder)
      throws IOException, PackageRefusedException {
    byte[] payload = draft.payload();
    write(folder, payload, Optional.empty());
    return new UnsignedRoot(folder, payload, Optional.empty());
  }

  /**
   * Writes the draft of a successor.
   *
   * @param old the root in force
   * @param draft what the next one says
   * @param folder a path at which nothing exists; it appears complete or not at all
   * @return the folder, ready to be signed
   * @throws PackageRefusedException if the draft breaks a rule, or cannot follow {@code old}
   * @throws FileAlreadyExistsException if something is at the path; it is untouched
   * @throws IOException if the folder cannot be written
   */
  public static UnsignedRoot rotation(TrustedRoot old, RootDraft draft, Path folder)
      throws IOException, PackageRefusedException {
    byte[] payload = draft.payload();
    RootCeremony judged = RootCeremony.rotation(old, payload);
    write(folder, judged.payload(), Optional.of(old));
    return new UnsignedRoot(folder, payload, Optional.of(old.document()));
  }

  /**
   * Opens a draft.
   *
   * @param folder a folder with {@code root.json} at least
   * @return the draft
   * @throws PackageRefusedException if the root, or the one before, breaks a rule, or the one
   *     before is not signed by its own quorum
   * @throws IOException if there is no such folder, or it has no readable root
   */
  public static UnsignedRoot open(Path folder) throws IOException, PackageRefusedException {
    return open(folder, read(folder.resolve(PAYLOAD), RootDocument.MAX_BYTES));
  }

  /**
   * Opens the draft of one certain root, so that nobody signs another one than was shown.
   *
   * @param folder a folder with {@code root.json} at least
   * @param shown SHA-256 of the root that somebody has looked at ({@link RootSummary})
   * @return the draft
   * @throws DraftRefusedException if the folder holds another root
   * @throws PackageRefusedException if the root, or the one before, breaks a rule, or the one
   *     before is not signed by its own quorum
   * @throws IOException if there is no such folder, or it has no readable root
   */
  public static UnsignedRoot open(Path folder, Sha256 shown)
      throws IOException, PackageRefusedException, DraftRefusedException {
    byte[] payload = read(folder.resolve(PAYLOAD), RootDocument.MAX_BYTES);
    Sha256 found = Sha256.of(payload);
    if (!found.equals(shown)) {
      throw new DraftRefusedException(
          folder
              + " holds the root of SHA-256 "
              + found
              + ", not "
              + shown
              + ": it was exchanged or drafted again; look at it anew with 'cachet trust show'");
    }
    return open(folder, payload);
  }

  private static UnsignedRoot open(Path folder, byte[] payload)
      throws IOException, PackageRefusedException {
    Path before = folder.resolve(PREVIOUS);
    Optional<RootDocument> previous = Optional.empty();
    if (Files.exists(before)) {
      // Whoever signs is shown what changes since this root: one that its own quorum did not sign
      // could hide a key that joins.
      byte[] envelope = read(before, AttachedEnvelope.MAX_BYTES);
      Sha256 named = Sha256.of(AttachedEnvelope.read(envelope).payload());
      previous = Optional.of(TrustChain.anchor(envelope, named).document());
    }
    return new UnsignedRoot(folder, payload, previous);
  }

  /**
   * Whether a path is the folder of a draft.
   *
   * @param path any path
   * @return the draft's root in it, if there is one
   */
  static Optional<Path> payloadIn(Path path) {
    return Optional.of(path.resolve(PAYLOAD)).filter(Files::isRegularFile);
  }

  /**
   * What will be signed.
   *
   * @return the checked, untrusted document
   */
  public RootDocument document() {
    return document;
  }

  /**
   * The bytes to sign.
   *
   * @return a copy of {@code root.json}
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * By what people make sure, over another channel, that they sign the same root.
   *
   * @return SHA-256 of the payload; of a first root it goes into factory records
   */
  public Sha256 sha256() {
    return Sha256.of(payload);
  }

  /**
   * The root that {@code previous.json} holds.
   *
   * @return signed by its own quorum, but not necessarily the root of this manufacturer's devices;
   *     empty for a first root, and where the file is not at hand
   */
  public Optional<RootDocument> previous() {
    return previous;
  }

  /**
   * The signatures that were collected in the folder.
   *
   * @return the place where they are kept, one file each
   */
  public SignatureFolder signatures() {
    return new SignatureFolder(folder.resolve(SIGNATURES));
  }

  /**
   * Signs and keeps the signature in the folder.
   *
   * @param signer a key of the role {@code root} of this root or of the one before
   * @return the new file
   * @throws PackageRefusedException if the key has no say in this root
   * @throws FileAlreadyExistsException if this key has signed already
   * @throws IOException if the key cannot be reached, or its signature does not verify
   */
  public Path sign(Signer signer) throws IOException, PackageRefusedException {
    RootKey unused = RootCeremony.requireSay(signer.publicKey().kid(), document, previous);
    return signatures().add(new ManifestSigner().sign(DocumentType.ROOT, payload, signer));
  }

  /**
   * Prepares a signature that is made elsewhere.
   *
   * @param key the public half of a key of the role {@code root} of this root or of the one before
   * @return what has to be signed
   * @throws PackageRefusedException if the key has no say in this root
   */
  public SigningRequest request(PublicJwk key) throws PackageRefusedException {
    RootKey unused = RootCeremony.requireSay(key.kid(), document, previous);
    return new SigningRequest(DocumentType.ROOT, payload, key);
  }

  /**
   * Joins the signatures of a factory root.
   *
   * @return the root as devices will hold it
   * @throws PackageRefusedException if a signature has no say or does not verify, or its own quorum
   *     is missing
   * @throws IOException if a signature cannot be read
   */
  public TrustedRoot seal() throws IOException, PackageRefusedException {
    return join(RootCeremony.first(payload));
  }

  /**
   * Joins the signatures of a successor.
   *
   * @param old the root in force, which the caller trusts for another reason than this folder
   * @return the root as devices will hold it
   * @throws PackageRefusedException if a signature has no say or does not verify, a quorum of the
   *     old or of the new root is missing, or the root cannot follow {@code old}
   * @throws IOException if a signature cannot be read
   */
  public TrustedRoot seal(TrustedRoot old) throws IOException, PackageRefusedException {
    return join(RootCeremony.rotation(old, payload));
  }

  private TrustedRoot join(RootCeremony ceremony) throws IOException, PackageRefusedException {
    signatures().forEach((file, signature) -> ceremony.add(signature));
    if (ceremony.signedBy().isEmpty()) {
      throw new PackageRefusedException(
          Reason.QUORUM_MISSING,
          "TRU-38",
          signatures().toString(),
          "no signature",
          "those of the role root; let its holders sign with 'cachet trust sign'");
    }
    return ceremony.complete();
  }

  private static void write(Path folder, byte[] payload, Optional<TrustedRoot> previous)
      throws IOException {
    try (TemporaryPlace place = TemporaryPlace.beside(folder)) {
      fill(place, payload, previous);
      place.appear();
    }
  }

  private static void fill(TemporaryPlace place, byte[] payload, Optional<TrustedRoot> previous)
      throws IOException {
    try {
      Files.createDirectory(place.path());
      Files.write(place.path().resolve(PAYLOAD), payload);
      if (previous.isPresent()) {
        Files.write(place.path().resolve(PREVIOUS), previous.get().envelope());
      }
    } catch (IOException e) {
      throw place.naming(e);
    }
  }

  private static byte[] read(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      // One byte more than the limit is enough for the reader to refuse it.
      return in.readNBytes(limit + 1);
    }
  }
}
