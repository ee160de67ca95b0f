package dev.cachet.ceremony;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.Signer;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.RootKey;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The signing of one root document by several people, one after the other, each perhaps on a
 * machine of their own. The result exists only if devices would accept it.
 *
 * <p>A first root is signed by its own role {@code root}; a rotation by the roles {@code root} of
 * the old and of the new root. Not thread-safe.
 */
public final class RootCeremony {
  private final Optional<TrustedRoot> old;
  private final byte[] payload;
  private final RootDocument document;
  private final Map<String, EnvelopeSignature> signatures = new TreeMap<>();

  private RootCeremony(Optional<TrustedRoot> old, byte[] payload) throws PackageRefusedException {
    this.old = old;
    this.payload = payload.clone();
    this.document = RootDocument.open(payload);
  }

  /**
   * Begins the signing of a factory root.
   *
   * @param payload what {@link RootDraft#payload} wrote; usually version 1
   * @return a ceremony without signatures
   * @throws PackageRefusedException if the payload breaks a rule
   */
  public static RootCeremony first(byte[] payload) throws PackageRefusedException {
    return new RootCeremony(Optional.empty(), payload);
  }

  /**
   * Begins the signing of a successor.
   *
   * @param old the root in force
   * @param payload what {@link RootDraft#payload} wrote, of the next version
   * @return a ceremony without signatures
   * @throws PackageRefusedException if the payload breaks a rule, or cannot follow {@code old}
   */
  public static RootCeremony rotation(TrustedRoot old, byte[] payload)
      throws PackageRefusedException {
    RootCeremony ceremony = new RootCeremony(Optional.of(old), payload);
    TrustChain.requireSuccessor(old.document(), ceremony.document);
    return ceremony;
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
   * By what a factory record names this root, if it is the first.
   *
   * @return SHA-256 of the payload
   */
  public Sha256 sha256() {
    return Sha256.of(payload);
  }

  /**
   * What will be signed, for reading it aloud.
   *
   * @return the checked, untrusted document
   */
  public RootDocument document() {
    return document;
  }

  /**
   * Signs and adds the signature.
   *
   * @param signer a key of the role {@code root} of the old or of the new root
   * @return the signature, for keeping it in a file
   * @throws PackageRefusedException if the key has no say in this root, or the root lists it with
   *     an algorithm that is not known here
   * @throws IOException if the key cannot be reached
   */
  public EnvelopeSignature sign(Signer signer) throws PackageRefusedException, IOException {
    RootKey unused = requireSay(signer.publicKey().kid());
    EnvelopeSignature signature = new ManifestSigner().sign(DocumentType.ROOT, payload, signer);
    add(signature);
    return signature;
  }

  /**
   * Adds a signature that somebody made elsewhere.
   *
   * @param signature a signature over {@link #payload}
   * @throws PackageRefusedException if it was made for another kind of document, its key has no say
   *     in this root, is of an unknown algorithm or has signed already, or it does not verify;
   *     nothing is added
   */
  public void add(EnvelopeSignature signature) throws PackageRefusedException {
    ProtectedHeader header = ProtectedHeader.read(signature.protectedHeader());
    if (!header.typ().equals(DocumentType.ROOT.typ())) {
      throw new PackageRefusedException(
          Reason.WRONG_TYPE, "TRU-7", header.kid(), header.typ(), DocumentType.ROOT.typ());
    }
    RootKey key = requireSay(header.kid());
    SignatureVerifier.requireValid(key.jwk(), signature, payload);
    if (signatures.putIfAbsent(header.kid(), signature) != null) {
      throw new PackageRefusedException(
          Reason.ENVELOPE_MALFORMED, "TRU-4", header.kid(), "a second signature", "one a key");
    }
  }

  /**
   * The ids of the keys that have signed.
   *
   * @return ascending
   */
  public List<String> signedBy() {
    return List.copyOf(signatures.keySet());
  }

  /**
   * Ends the ceremony.
   *
   * @return the root as devices will hold it; its {@link TrustedRoot#envelope} is the document
   * @throws PackageRefusedException if a quorum is missing or the chain breaks a rule; more
   *     signatures can still be added
   */
  public TrustedRoot complete() throws PackageRefusedException {
    byte[] envelope = AttachedEnvelope.of(payload, SignatureList.of(signatures.values())).bytes();
    return old.isPresent()
        ? TrustChain.next(old.get(), envelope)
        : TrustChain.anchor(envelope, sha256());
  }

  private RootKey requireSay(String kid) throws PackageRefusedException {
    return requireSay(kid, document, old.map(TrustedRoot::document));
  }

  static RootKey requireSay(String kid, RootDocument document, Optional<RootDocument> old)
      throws PackageRefusedException {
    List<RootKey> listed =
        Stream.concat(Stream.of(document), old.stream())
            .flatMap(root -> rootKey(root, kid).stream())
            .toList();
    if (listed.isEmpty()) {
      // Devices skip such a signature; whoever made it believes to have had a say.
      throw new PackageRefusedException(
          Reason.WRONG_ROLE, "TRU-43", kid, "a key without a say", "a key of the role root");
    }
    Optional<RootKey> known =
        listed.stream().filter(key -> key.jwk().algorithm().isPresent()).findFirst();
    if (known.isEmpty()) {
      // Newer devices would judge what nobody here could verify, and refuse the root if it is bad.
      throw new PackageRefusedException(
          Reason.WRONG_ROLE,
          "TRU-51",
          kid,
          "a key of " + listed.get(0).holder() + " whose algorithm is not known here",
          "a key that counts; sign and seal with a newer Cachet, or without this key");
    }
    return known.get();
  }

  private static Optional<RootKey> rootKey(RootDocument root, String kid) {
    return root.key(kid).filter(key -> root.roleOf(kid) == Role.ROOT);
  }
}
