package dev.cachet.jose;

import dev.cachet.json.JsonObject;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * The device's own Ed25519 key. It signs receipts and nothing else: no root lists it, so it can
 * authorise nothing.
 */
public final class DeviceKey {
  private DeviceKey() {}

  /**
   * Makes a new key.
   *
   * @param random a seeded source
   * @return the key
   */
  public static DeviceKey generate(SecureRandom random) {
    return Pending.value(DeviceKey.class);
  }

  /**
   * Reads a key.
   *
   * @param pkcs8 DER of RFC 8410, as {@link #pkcs8()} gives it
   * @return the key
   * @throws IOException if the bytes are no such key
   */
  public static DeviceKey read(byte[] pkcs8) throws IOException {
    return Pending.value(DeviceKey.class);
  }

  /**
   * The key, for a file that only the updater may read.
   *
   * @return DER of RFC 8410, not encrypted
   */
  public byte[] pkcs8() {
    return Pending.value(byte[].class);
  }

  /**
   * The public half.
   *
   * @return the key that verifies the receipts
   */
  public PublicJwk publicKey() {
    return Pending.value(PublicJwk.class);
  }

  /**
   * Signs a receipt.
   *
   * @param claims the claims, a strict JSON object of at most 16 KiB
   * @return a compact JWT with {@code typ} {@code cachet-install-receipt+jwt}
   */
  public String signReceipt(JsonObject claims) {
    return Pending.value(String.class);
  }
}
