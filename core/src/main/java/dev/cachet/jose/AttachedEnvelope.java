package dev.cachet.jose;

import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.Optional;

/** An envelope that holds its payload, such as a root document. It is checked in form only. */
public final class AttachedEnvelope {
  /** Largest envelope in bytes. */
  public static final int MAX_BYTES = 1_048_576;

  /** Largest payload in bytes. */
  public static final int MAX_PAYLOAD_BYTES = 262_144;

  private static final int MAX_PAYLOAD_CHARS = 349_526;

  private final byte[] payload;
  private final SignatureList signatures;

  private AttachedEnvelope(byte[] payload, SignatureList signatures) {
    this.payload = payload;
    this.signatures = signatures;
  }

  /**
   * Reads an envelope.
   *
   * @param envelope at most {@value #MAX_BYTES} bytes
   * @return the envelope
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}
   */
  public static AttachedEnvelope read(byte[] envelope) throws PackageRefusedException {
    try {
      JsonObject json =
          StrictJson.parse(
              envelope, SignatureList.limits(MAX_BYTES).withString("/payload", MAX_PAYLOAD_CHARS));
      json.onlyMembers("payload", "signatures");
      Optional<byte[]> payload = Base64Url.decode(json.string("payload"));
      if (payload.isEmpty()) {
        throw json.problem("TRU-2", "payload", "another text", "canonical base64url");
      }
      AttachedEnvelope read = new AttachedEnvelope(payload.get(), SignatureList.read(json));
      SignatureList.requireOwnText(envelope, read.bytes());
      return read;
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.ENVELOPE_MALFORMED, "envelope");
    }
  }

  /**
   * Makes an envelope.
   *
   * @param payload at most {@value #MAX_PAYLOAD_BYTES} bytes
   * @param signatures the signatures over them
   * @return the envelope
   * @throws IllegalArgumentException if the payload is too large
   */
  public static AttachedEnvelope of(byte[] payload, SignatureList signatures) {
    if (payload.length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "a payload has at most " + MAX_PAYLOAD_BYTES + " bytes, not " + payload.length);
    }
    return new AttachedEnvelope(payload.clone(), signatures);
  }

  /**
   * The payload, which nobody has authenticated yet.
   *
   * @return a copy
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * The signatures.
   *
   * @return in order
   */
  public SignatureList signatures() {
    return signatures;
  }

  /**
   * The envelope as it is written.
   *
   * @return its only serialization
   */
  public byte[] bytes() {
    JsonWriter writer = new JsonWriter().member("payload", Base64Url.encode(payload));
    signatures.writeTo(writer);
    return writer.bytes();
  }
}
