package dev.cachet.signer;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.PublicJwk;
import dev.cachet.jose.SignatureVerifier;
import dev.cachet.jose.SigningInput;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.material.EcdsaForm;
import java.util.Base64;
import java.util.Optional;

/**
 * A signature that somebody else makes, out of reach of this process: a remote service, a module
 * with tools of its own, a machine without network. The bytes go out, the signature comes in, and
 * becomes part of an envelope only if the verifier that devices use accepts it.
 *
 * <p>The same document and key give the same bytes, so nothing has to be kept in between.
 */
public final class SigningRequest {
  private final PublicJwk key;
  private final Algorithm algorithm;
  private final byte[] document;
  private final String header;

  /**
   * Prepares a signature.
   *
   * @param type what the document is; the signature serves for no other kind
   * @param document its bytes
   * @param key the public half of the key that will sign
   * @throws IllegalArgumentException if the key has an algorithm that Cachet does not know
   */
  public SigningRequest(DocumentType type, byte[] document, PublicJwk key) {
    Optional<Algorithm> known = key.algorithm();
    if (known.isEmpty()) {
      throw new IllegalArgumentException("nobody can verify signatures of key " + key.kid());
    }
    this.key = key;
    this.algorithm = known.get();
    this.document = document.clone();
    this.header = ProtectedHeader.encode(algorithm, key.kid(), type, null);
  }

  /**
   * What has to be signed with the algorithm of the key, not hashed before.
   *
   * @return the signing input of JWS (trust specification, section 3), ASCII
   */
  public byte[] input() {
    return SigningInput.of(header, document);
  }

  /**
   * Takes the signature that came back.
   *
   * @param signature in the form that JWS demands; for ECDSA also the DER form that most services
   *     and OpenSSL return
   * @return the signature, verified
   * @throws PackageRefusedException with {@code SIGNATURE_INVALID} if it is no signature of this
   *     key over these bytes
   */
  public EnvelopeSignature attach(byte[] signature) throws PackageRefusedException {
    byte[] joined =
        switch (algorithm) {
          case ES256 -> EcdsaForm.joined(signature, EcdsaForm.P256);
          case ES384 -> EcdsaForm.joined(signature, EcdsaForm.P384);
          default -> signature;
        };
    EnvelopeSignature made =
        new EnvelopeSignature(
            header, Base64.getUrlEncoder().withoutPadding().encodeToString(joined));
    SignatureVerifier.requireValid(key, made, document);
    return made;
  }
}
