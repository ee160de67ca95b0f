package dev.cachet.jose;

import dev.cachet.json.JsonObject;
import dev.cachet.refusal.PackageRefusedException;

/** A receipt whose signature by one device key has been verified. */
public final class ReceiptToken {
  private ReceiptToken() {}

  /**
   * Reads and verifies a receipt.
   *
   * @param token a compact JWT of at most 32 KiB
   * @param deviceKey the public key of the device that is said to have signed it
   * @return the receipt
   * @throws PackageRefusedException with {@code ENVELOPE_MALFORMED}, {@code WRONG_TYPE}, {@code
   *     ALGORITHM_MISMATCH} or {@code SIGNATURE_INVALID}
   */
  public static ReceiptToken read(String token, PublicJwk deviceKey)
      throws PackageRefusedException {
    return Pending.value(ReceiptToken.class);
  }

  /**
   * The claims.
   *
   * @return the signed object
   */
  public JsonObject claims() {
    return Pending.value(JsonObject.class);
  }
}
