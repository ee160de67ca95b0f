package dev.cachet.statement;

import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.util.Objects;

/**
 * What a sequence statement says. Whoever holds one knows nothing of who signed: see {@link
 * SequencePermit}.
 *
 * @param device name of the device
 * @param nonce the nonce that the device gave out
 * @param installSeq the number of installations from which the device goes on, 0 to 9,999,999,998
 * @param validity from when until when it is good; the beginning is never null
 */
public record SequenceClaims(String device, String nonce, long installSeq, Validity validity) {
  private static final long MAX_SEQ = 9_999_999_998L;

  /**
   * Checks that nothing is absent.
   *
   * @param device not null
   * @param nonce 22 to 88 characters of base64url
   * @param installSeq 0 to 9,999,999,998: receipts are named by ten digits
   * @param validity not null
   * @throws IllegalArgumentException if a value is out of its range
   */
  public SequenceClaims {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(validity, "validity");
    Binding unused = Binding.toNonce(nonce);
    if (installSeq < 0 || installSeq > MAX_SEQ) {
      throw new IllegalArgumentException("installSeq is 0 to " + MAX_SEQ + ", not " + installSeq);
    }
  }

  /**
   * Reads a sequence statement, which nobody need have signed.
   *
   * @param payload the payload
   * @return what it says
   * @throws PackageRefusedException with {@code STATEMENT_MALFORMED} or {@code FORMAT_UNSUPPORTED}
   */
  public static SequenceClaims read(byte[] payload) throws PackageRefusedException {
    try {
      JsonObject json = StrictJson.parse(payload, JsonLimits.of(StatementVerifier.MAX_BYTES));
      StatementVerifier.requireFormat(json, "sequence statement");
      json.onlyMembers("format", "device", "nonce", "installSeq", "issued", "expires");
      return new SequenceClaims(
          DowngradeClaims.device(json),
          Binding.nonce(json, "nonce", "STM-6"),
          json.integer("installSeq", 0, MAX_SEQ),
          Validity.read(json));
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.STATEMENT_MALFORMED, "sequence statement");
    }
  }

  /**
   * The payload.
   *
   * @return the bytes that are signed, the same for the same statement
   */
  public byte[] bytes() {
    JsonWriter out =
        new JsonWriter()
            .member("format", 1)
            .member("device", device)
            .member("nonce", nonce)
            .member("installSeq", installSeq);
    validity.write(out);
    return out.bytes();
  }
}
