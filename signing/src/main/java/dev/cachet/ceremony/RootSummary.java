package dev.cachet.ceremony;

import dev.cachet.author.sheet.MemberLine;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a trust root says and who signed it, for people to read. It proves nothing: whether the root
 * before accepts it is judged by {@link RootCeremony} and by devices.
 */
public final class RootSummary {
  private static final byte[] ENVELOPE = "{\"payload\":".getBytes(StandardCharsets.UTF_8);

  private final Sha256 sha256;
  private final RootDocument document;
  private final List<MemberLine> members;
  private final List<SignatureState> signatures;

  private RootSummary(byte[] payload, Optional<SignatureList> signatures)
      throws PackageRefusedException {
    this.sha256 = Sha256.of(payload);
    this.document = RootDocument.open(payload);
    this.members = members(payload);
    List<SignatureState> states = new ArrayList<>();
    if (signatures.isPresent()) {
      for (EnvelopeSignature signature : signatures.get().signatures()) {
        states.add(state(document, signature, payload));
      }
    }
    this.signatures = List.copyOf(states);
  }

  /**
   * Reads a root at any stage.
   *
   * @param path a signed root, or a draft: its folder or its {@code root.json}
   * @return what it says
   * @throws PackageRefusedException if it breaks a rule of envelopes or of roots
   * @throws IOException if it cannot be read
   */
  public static RootSummary read(Path path) throws IOException, PackageRefusedException {
    Optional<Path> draft = UnsignedRoot.payloadIn(path);
    if (draft.isPresent()) {
      UnsignedRoot folder = UnsignedRoot.open(path);
      List<EnvelopeSignature> collected = folder.signatures().signatures();
      return new RootSummary(
          folder.payload(),
          collected.isEmpty() ? Optional.empty() : Optional.of(SignatureList.of(collected)));
    }
    return of(bytes(path));
  }

  /**
   * Reads a root at any stage.
   *
   * @param bytes a signed root or the payload of one, at most 1 MiB
   * @return what it says
   * @throws PackageRefusedException if it breaks a rule of envelopes or of roots
   */
  public static RootSummary of(byte[] bytes) throws PackageRefusedException {
    if (!startsWithPayload(bytes)) {
      return new RootSummary(bytes, Optional.empty());
    }
    AttachedEnvelope envelope = AttachedEnvelope.read(bytes);
    return new RootSummary(envelope.payload(), Optional.of(envelope.signatures()));
  }

  /**
   * The name of the root in factory records and in the memory of devices.
   *
   * @return SHA-256 of its payload
   */
  public Sha256 sha256() {
    return sha256;
  }

  /**
   * What the root says.
   *
   * @return the checked, untrusted document
   */
  public RootDocument document() {
    return document;
  }

  /**
   * Every value that is signed, whether this version knows its member or not.
   *
   * @return in the order of the document
   */
  public List<MemberLine> members() {
    return members;
  }

  /**
   * Who signed.
   *
   * @return ascending by key id; none for a draft that nobody signed
   */
  public List<SignatureState> signatures() {
    return signatures;
  }

  private static SignatureState state(
      RootDocument root, EnvelopeSignature signature, byte[] payload)
      throws PackageRefusedException {
    ProtectedHeader header = ProtectedHeader.read(signature.protectedHeader());
    String kid = header.kid();
    Optional<RootKey> key = root.key(kid);
    String holder = key.map(RootKey::holder).orElse("");
    // TRU-7: before any key, as devices do.
    if (!header.typ().equals(DocumentType.ROOT.typ())) {
      return new SignatureState(kid, holder, SignatureState.Verdict.WRONG_TYPE);
    }
    if (key.isEmpty()) {
      return new SignatureState(kid, holder, SignatureState.Verdict.NOT_LISTED);
    }
    if (root.roleOf(kid) != Role.ROOT || key.get().jwk().algorithm().isEmpty()) {
      return new SignatureState(kid, holder, SignatureState.Verdict.NO_SAY);
    }
    try {
      SignatureVerifier.requireValid(key.get().jwk(), signature, payload);
      return new SignatureState(kid, holder, SignatureState.Verdict.VERIFIES);
    } catch (PackageRefusedException e) {
      return new SignatureState(kid, holder, SignatureState.Verdict.INVALID);
    }
  }

  private static List<MemberLine> members(byte[] payload) {
    try {
      return MemberLine.of(payload);
    } catch (IOException e) {
      throw new UncheckedIOException("a root that was read is JSON", e);
    }
  }

  private static boolean startsWithPayload(byte[] bytes) {
    return bytes.length >= ENVELOPE.length
        && java.util.Arrays.equals(bytes, 0, ENVELOPE.length, ENVELOPE, 0, ENVELOPE.length);
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new java.nio.file.FileSystemException(
          file.toString(), null, "a folder without the root.json of a draft, and no file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(AttachedEnvelope.MAX_BYTES + 1);
    }
  }
}
