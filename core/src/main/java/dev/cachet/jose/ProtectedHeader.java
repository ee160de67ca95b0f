package dev.cachet.jose;

import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A protected header that was read strictly. It is not authenticated. */
public final class ProtectedHeader {
  static final int MAX_CHARS = 8192;
  private static final int MAX_CERTIFICATES = 4;
  private static final int MAX_CERTIFICATE = 4096;
  private static final JsonLimits LIMITS =
      JsonLimits.of(MAX_CHARS / 4 * 3).withString("/x5c/*", MAX_CERTIFICATE);

  private final String algName;
  private final String kid;
  private final String typ;

  private ProtectedHeader(JsonObject header) throws StrictJsonException {
    // The list is closed: no crit, b64, jwk, jku or x5u, so no key comes from the signed text
    // (A12).
    header.onlyMembers("alg", "kid", "typ", "iat", "x5c", "x5t#S256");
    this.algName = header.string("alg");
    if (algName.isEmpty()) {
      throw header.problem("TRU-6", "alg", "nothing", "the name of an algorithm");
    }
    this.kid = digest(header, "kid");
    this.typ = header.string("typ");
    header.optionalInteger("iat", 0, StrictJson.MAX_INTEGER);
    if (header.has("x5t#S256")) {
      digest(header, "x5t#S256");
    }
    if (header.has("x5c")) {
      requireCertificates(header);
    }
  }

  /**
   * Reads a header.
   *
   * @param encoded base64url as in the envelope, at most 8,192 characters
   * @return the header
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}
   */
  public static ProtectedHeader read(String encoded) throws PackageRefusedException {
    if (encoded.length() > MAX_CHARS) {
      throw malformed("TRU-5", encoded.length() + " characters", "at most " + MAX_CHARS);
    }
    Optional<byte[]> bytes = Base64Url.decode(encoded);
    if (bytes.isEmpty()) {
      throw malformed("TRU-2", "another text", "canonical base64url");
    }
    try {
      return new ProtectedHeader(StrictJson.parse(bytes.get(), LIMITS));
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.ENVELOPE_MALFORMED, "protected header");
    }
  }

  /**
   * Writes a header.
   *
   * @param algorithm the algorithm of the key
   * @param kid the id of the key
   * @param type the kind of document
   * @param signedAt when the signer says to have signed, cut to the second; null to say nothing
   * @return base64url, the same for the same input
   */
  public static String encode(
      Algorithm algorithm, String kid, DocumentType type, @Nullable Instant signedAt) {
    if (!PublicJwk.isKid(kid)) {
      throw new IllegalArgumentException("no key id: " + kid);
    }
    JsonWriter header =
        new JsonWriter()
            .member("alg", algorithm.jwsName())
            .member("kid", kid)
            .member("typ", type.typ());
    if (signedAt != null) {
      header.member("iat", signedAt.getEpochSecond());
    }
    return Base64Url.encode(header.bytes());
  }

  /**
   * The value of {@code alg}.
   *
   * @return any text but an empty one, known or not
   */
  public String algName() {
    return algName;
  }

  /**
   * The value of {@code kid}.
   *
   * @return 43 characters of base64url
   */
  public String kid() {
    return kid;
  }

  /**
   * The value of {@code typ}.
   *
   * @return any text
   */
  public String typ() {
    return typ;
  }

  private static String digest(JsonObject header, String member) throws StrictJsonException {
    String value = header.string(member);
    if (!PublicJwk.isKid(value)) {
      throw header.problem("TRU-6", member, value, "canonical base64url of 32 bytes");
    }
    return value;
  }

  private static void requireCertificates(JsonObject header) throws StrictJsonException {
    List<String> certificates = header.strings("x5c", MAX_CERTIFICATES, "TRU-6");
    if (certificates.isEmpty()) {
      throw header.problem("TRU-6", "x5c", "no element", "1 to 4 elements");
    }
    for (String certificate : certificates) {
      if (certificate.isEmpty() || !certificate.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
        throw header.problem("TRU-6", "x5c", "another text", "printable ASCII");
      }
    }
  }

  private static PackageRefusedException malformed(String clause, String found, String expected) {
    return new PackageRefusedException(
        Reason.ENVELOPE_MALFORMED, clause, "protected header", found, expected);
  }
}
