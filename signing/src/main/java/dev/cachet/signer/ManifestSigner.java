package dev.cachet.signer;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.jose.SigningInput;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one signature over the bytes of one document (trust specification, sections 1 to 3), and
 * hands it out only if the verifier that devices use accepts it.
 */
public final class ManifestSigner {
  private final @Nullable Instant signedAt;

  /** Makes a signer that says nothing about when it signs. */
  public ManifestSigner() {
    this.signedAt = null;
  }

  /**
   * Makes a signer that writes a time into every signature; no verdict depends on it (TRU-8).
   *
   * @param signedAt the time, cut to the second
   */
  public ManifestSigner(Instant signedAt) {
    this.signedAt = signedAt;
  }

  /**
   * Signs a document.
   *
   * @param type what the document is; the signature serves for no other kind
   * @param document its bytes
   * @param signer who signs
   * @return the signature, verified
   * @throws IOException if the key cannot be reached, or what it returned does not verify
   * @throws IllegalArgumentException if the signer's key has an algorithm that Cachet does not know
   */
  public EnvelopeSignature sign(DocumentType type, byte[] document, Signer signer)
      throws IOException {
    PublicJwk key = signer.publicKey();
    Optional<Algorithm> algorithm = key.algorithm();
    if (algorithm.isEmpty()) {
      throw new IllegalArgumentException("nobody can verify signatures of key " + key.kid());
    }
    String header = ProtectedHeader.encode(algorithm.get(), key.kid(), type, signedAt);
    byte[] signature = signer.sign(SigningInput.of(header, document));
    return verified(
        key,
        new EnvelopeSignature(
            header, Base64.getUrlEncoder().withoutPadding().encodeToString(signature)),
        document);
  }

  private static EnvelopeSignature verified(
      PublicJwk key, EnvelopeSignature signature, byte[] document) throws IOException {
    try {
      // A module that fails or is wired to another key shows here, not on the devices.
      SignatureVerifier.requireValid(key, signature, document);
    } catch (PackageRefusedException e) {
      throw new IOException(
          "key " + key.kid() + " made a signature that does not verify; check which key signs", e);
    }
    return signature;
  }
}
