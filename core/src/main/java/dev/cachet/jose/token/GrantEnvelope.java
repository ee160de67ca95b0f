package dev.cachet.jose.token;

import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.Base64Url;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.SignatureList;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An install grant in one of its two forms: a compact JWT with one signature, or an attached
 * envelope, each signature of which makes a JWT with the payload. It is checked in form only.
 */
public final class GrantEnvelope {
  /** Largest grant in bytes (STM-1). */
  public static final int MAX_BYTES = 16_384;

  private final byte[] payload;
  private final SignatureList signatures;
  private final boolean compact;

  private GrantEnvelope(byte[] payload, SignatureList signatures, boolean compact) {
    this.payload = payload;
    this.signatures = signatures;
    this.compact = compact;
  }

  /**
   * Reads a grant.
   *
   * @param grant the file, at most {@value #MAX_BYTES} bytes; one that begins with a brace is an
   *     envelope, any other a compact token
   * @return the grant
   * @throws PackageRefusedException with {@code LIMIT_EXCEEDED} or {@code ENVELOPE_MALFORMED}
   */
  public static GrantEnvelope read(byte[] grant) throws PackageRefusedException {
    if (grant.length > MAX_BYTES) {
      throw new PackageRefusedException(
          Reason.LIMIT_EXCEEDED, "STM-1", "grant", grant.length + " bytes", "at most " + MAX_BYTES);
    }
    if (grant.length > 0 && grant[0] == '{') {
      AttachedEnvelope envelope = AttachedEnvelope.read(grant);
      return new GrantEnvelope(envelope.payload(), envelope.signatures(), false);
    }
    return compact(new String(grant, StandardCharsets.ISO_8859_1));
  }

  private static GrantEnvelope compact(String token) throws PackageRefusedException {
    List<String> parts = List.of(token.split("\\.", -1));
    if (parts.size() != 3) {
      throw malformed(parts.size() + " parts", "3 parts");
    }
    for (String part : parts) {
      if (part.isEmpty() || Base64Url.decode(part).isEmpty()) {
        throw malformed("another text", "canonical base64url");
      }
    }
    return new GrantEnvelope(
        Base64Url.decode(parts.get(1)).orElseThrow(),
        SignatureList.of(List.of(new EnvelopeSignature(parts.get(0), parts.get(2)))),
        true);
  }

  /**
   * Writes a grant with one signature.
   *
   * @param payload the claims
   * @param signature the signature over them
   * @return a compact JWT, ASCII
   */
  public static byte[] compact(byte[] payload, EnvelopeSignature signature) {
    return token(payload, signature).getBytes(StandardCharsets.US_ASCII);
  }

  static String token(byte[] payload, EnvelopeSignature signature) {
    return signature.protectedHeader()
        + "."
        + Base64Url.encode(payload)
        + "."
        + signature.signature();
  }

  /**
   * The claims, which nobody has authenticated yet.
   *
   * @return a copy
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * The signatures.
   *
   * @return one if the grant is compact
   */
  public SignatureList signatures() {
    return signatures;
  }

  /**
   * Whether the grant is a compact token.
   *
   * @return false for an envelope
   */
  public boolean isCompact() {
    return compact;
  }

  private static PackageRefusedException malformed(String found, String expected) {
    return new PackageRefusedException(
        Reason.ENVELOPE_MALFORMED, "STM-2", "grant", found, expected);
  }
}
