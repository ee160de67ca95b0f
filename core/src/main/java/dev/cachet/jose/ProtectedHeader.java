package dev.cachet.jose;

import dev.cachet.refusal.PackageRefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A protected header that was read strictly. It is not authenticated. */
public final class ProtectedHeader {
  private ProtectedHeader() {}

  /**
   * Reads a header.
   *
   * @param encoded base64url as in the envelope
   * @return the header
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}
   */
  public static ProtectedHeader read(String encoded) throws PackageRefusedException {
    return Pending.value(ProtectedHeader.class);
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
    return Pending.value(String.class);
  }

  /**
   * The value of {@code alg}.
   *
   * @return any text, known or not
   */
  public String algName() {
    return Pending.value(String.class);
  }

  /**
   * The value of {@code kid}.
   *
   * @return 43 characters of base64url
   */
  public String kid() {
    return Pending.value(String.class);
  }

  /**
   * The value of {@code typ}.
   *
   * @return any text
   */
  public String typ() {
    return Pending.value(String.class);
  }
}
