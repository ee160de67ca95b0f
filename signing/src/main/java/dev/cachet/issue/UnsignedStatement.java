package dev.cachet.issue;

import dev.cachet.author.SignatureFolder;
import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.token.GrantEnvelope;
import dev.cachet.place.TemporaryPlace;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.Signer;
import dev.cachet.signer.SigningRequest;
import dev.cachet.statement.DowngradeClaims;
import dev.cachet.statement.GrantClaims;
import dev.cachet.statement.SequenceClaims;
import dev.cachet.statement.SiteClaims;
import dev.cachet.statement.StatementVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A statement as a folder, before it is sealed: one file with the bytes that people sign, named by
 * the kind, and in {@code signatures/} what came in so far. Nothing here is trusted.
 */
public final class UnsignedStatement {
  private static final String SIGNATURES = "signatures";
  private static final String FILES = "files";

  private final Path folder;
  private final StatementKind kind;
  private final byte[] payload;

  private UnsignedStatement(Path folder, StatementKind kind, byte[] payload)
      throws PackageRefusedException {
    kind.requireForm(payload);
    this.folder = folder;
    this.kind = kind;
    this.payload = payload.clone();
  }

  /**
   * Writes the draft of a grant.
   *
   * @param claims what it says
   * @param folder a path at which nothing exists; it appears complete or not at all
   * @return the draft
   * @throws PackageRefusedException if the claims break a rule
   * @throws IOException if the folder cannot be written, or something is at the path
   */
  public static UnsignedStatement of(GrantClaims claims, Path folder)
      throws IOException, PackageRefusedException {
    return write(StatementKind.GRANT, claims.bytes(), folder);
  }

  /**
   * Writes the draft of a site statement.
   *
   * @param claims what it says
   * @param folder a path at which nothing exists; it appears complete or not at all
   * @return the draft
   * @throws PackageRefusedException if the claims break a rule
   * @throws IOException if the folder cannot be written, or something is at the path
   */
  public static UnsignedStatement of(SiteClaims claims, Path folder)
      throws IOException, PackageRefusedException {
    return write(StatementKind.SITE, claims.bytes(), folder);
  }

  /**
   * Writes the draft of a downgrade.
   *
   * @param claims what it says
   * @param folder a path at which nothing exists; it appears complete or not at all
   * @return the draft
   * @throws PackageRefusedException if the claims break a rule
   * @throws IOException if the folder cannot be written, or something is at the path
   */
  public static UnsignedStatement of(DowngradeClaims claims, Path folder)
      throws IOException, PackageRefusedException {
    return write(StatementKind.DOWNGRADE, claims.bytes(), folder);
  }

  /**
   * Writes the draft of a sequence statement.
   *
   * @param claims what it says
   * @param folder a path at which nothing exists; it appears complete or not at all
   * @return the draft
   * @throws PackageRefusedException if the claims break a rule
   * @throws IOException if the folder cannot be written, or something is at the path
   */
  public static UnsignedStatement of(SequenceClaims claims, Path folder)
      throws IOException, PackageRefusedException {
    return write(StatementKind.SEQUENCE, claims.bytes(), folder);
  }

  /**
   * Writes the draft of a notice of end of support, its files in the folder {@code files}.
   *
   * @param notice what it says, and its files
   * @param folder a path at which nothing exists; it appears complete or not at all
   * @return the draft
   * @throws PackageRefusedException if the claims break a rule
   * @throws IOException if the folder cannot be written, or something is at the path
   */
  public static UnsignedStatement of(NoticeDraft notice, Path folder)
      throws IOException, PackageRefusedException {
    return write(StatementKind.NOTICE, notice.claims().bytes(), notice.contents(), folder);
  }

  private static UnsignedStatement write(StatementKind kind, byte[] payload, Path folder)
      throws IOException, PackageRefusedException {
    return write(kind, payload, Map.of(), folder);
  }

  private static UnsignedStatement write(
      StatementKind kind, byte[] payload, Map<String, byte[]> files, Path folder)
      throws IOException, PackageRefusedException {
    UnsignedStatement draft = new UnsignedStatement(folder, kind, payload);
    try (TemporaryPlace place = TemporaryPlace.beside(folder)) {
      try {
        Files.createDirectory(place.path());
        Files.write(place.path().resolve(kind.fileName()), payload);
        if (!files.isEmpty()) {
          Path beside = Files.createDirectory(place.path().resolve(FILES));
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(beside.resolve(file.getKey()), file.getValue());
          }
        }
      } catch (IOException e) {
        throw place.naming(e);
      }
      place.appear();
    }
    return draft;
  }

  /**
   * Opens a draft.
   *
   * @param folder a folder with the payload of exactly one kind
   * @return the draft
   * @throws PackageRefusedException if the payload breaks a rule of its kind
   * @throws IOException if there is no such folder, or it holds no payload or several
   */
  public static UnsignedStatement open(Path folder) throws IOException, PackageRefusedException {
    StatementKind found = null;
    for (StatementKind kind : StatementKind.values()) {
      if (Files.isRegularFile(folder.resolve(kind.fileName()))) {
        if (found != null) {
          throw new IOException(
              folder + " holds " + found.fileName() + " and " + kind.fileName() + "; keep one");
        }
        found = kind;
      }
    }
    if (found == null) {
      throw new NoSuchFileException(folder.toString(), null, "no draft of a statement");
    }
    try (InputStream in = Files.newInputStream(folder.resolve(found.fileName()))) {
      byte[] payload = in.readNBytes(StatementVerifier.MAX_BYTES + 1);
      return new UnsignedStatement(folder, found, payload);
    }
  }

  /**
   * Opens one certain draft, so that nobody signs another one than was shown.
   *
   * @param folder a folder with the payload of exactly one kind
   * @param shown SHA-256 of the payload that somebody has looked at
   * @return the draft
   * @throws DraftRefusedException if the folder holds another statement
   * @throws PackageRefusedException if the payload breaks a rule of its kind
   * @throws IOException if there is no such folder, or it holds no payload or several
   */
  public static UnsignedStatement open(Path folder, Sha256 shown)
      throws IOException, PackageRefusedException, DraftRefusedException {
    UnsignedStatement draft = open(folder);
    if (!draft.sha256().equals(shown)) {
      throw new DraftRefusedException(
          folder
              + " holds the "
              + draft.kind.text()
              + " of SHA-256 "
              + draft.sha256()
              + ", not "
              + shown
              + ": it was exchanged or drafted again; look at it anew with 'show'");
    }
    return draft;
  }

  /**
   * What it is.
   *
   * @return the kind
   */
  public StatementKind kind() {
    return kind;
  }

  /**
   * The bytes to sign.
   *
   * @return a copy
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * By what people make sure, over another channel, that they sign the same statement.
   *
   * @return SHA-256 of the payload
   */
  public Sha256 sha256() {
    return Sha256.of(payload);
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
   * @param signer a key of the role or site that signs statements of this kind; devices judge it
   * @return the new file
   * @throws PackageRefusedException if the signature has no proper header
   * @throws IOException if this key has signed already, cannot be reached, or its signature does
   *     not verify
   */
  public Path sign(Signer signer) throws IOException, PackageRefusedException {
    return signatures().add(new ManifestSigner().sign(kind.type(), payload, signer));
  }

  /**
   * Prepares a signature that is made elsewhere.
   *
   * @param key the public half of the key that will sign
   * @return what has to be signed
   */
  public SigningRequest request(PublicJwk key) {
    return new SigningRequest(kind.type(), payload, key);
  }

  /**
   * Joins the signatures. Who signed is judged by devices, and by {@link StatementVerifier}.
   *
   * @return the statement as an envelope
   * @throws PackageRefusedException {@code QUORUM_MISSING} if nobody signed, {@code LIMIT_EXCEEDED}
   *     if it is larger than devices read, or a code of form
   * @throws IOException if a signature cannot be read
   */
  public byte[] seal() throws IOException, PackageRefusedException {
    return bounded(AttachedEnvelope.of(payload, SignatureList.of(collected())).bytes());
  }

  /**
   * Joins a grant and its one signature as a compact JWT.
   *
   * @return the token, ASCII
   * @throws PackageRefusedException {@code COMPACT_NOT_ALLOWED} if there are several signatures or
   *     the statement is no grant, otherwise as {@link #seal}
   * @throws IOException if a signature cannot be read
   */
  public byte[] sealCompact() throws IOException, PackageRefusedException {
    List<EnvelopeSignature> collected = collected();
    if (kind != StatementKind.GRANT || collected.size() > 1) {
      throw new PackageRefusedException(
          Reason.COMPACT_NOT_ALLOWED,
          "STM-8",
          kind.text(),
          collected.size() + " signatures",
          "a grant with one signature");
    }
    return bounded(GrantEnvelope.compact(payload, collected.get(0)));
  }

  /**
   * Refuses signatures that do not verify, before they are sealed. Whether their holders may sign
   * is judged by devices, and by {@link StatementVerifier}.
   *
   * @param keys the public halves of all keys that may have signed, for example those of the root
   * @throws PackageRefusedException {@code SIGNATURE_INVALID} if a signature does not verify or is
   *     by none of the keys, {@code ALGORITHM_MISMATCH}, {@code QUORUM_MISSING} if nobody signed,
   *     or a code of form; the message names the file
   * @throws IOException if a signature cannot be read
   */
  public void requireSignedBy(List<PublicJwk> keys) throws IOException, PackageRefusedException {
    if (!collected().isEmpty()) {
      StatementSignatures.requireSignedBy(keys, kind, payload, signatures());
    }
  }

  private List<EnvelopeSignature> collected() throws IOException, PackageRefusedException {
    List<EnvelopeSignature> collected = signatures().signatures();
    if (collected.isEmpty()) {
      throw new PackageRefusedException(
          Reason.QUORUM_MISSING,
          "STM-4",
          signatures().toString(),
          "no signature",
          "those of the holders; let them sign with 'sign'");
    }
    return collected;
  }

  private byte[] bounded(byte[] sealed) throws PackageRefusedException {
    int most = kind == StatementKind.GRANT ? GrantEnvelope.MAX_BYTES : StatementVerifier.MAX_BYTES;
    if (sealed.length > most) {
      throw new PackageRefusedException(
          Reason.LIMIT_EXCEEDED, "STM-1", kind.text(), sealed.length + " bytes", "at most " + most);
    }
    return sealed;
  }
}
