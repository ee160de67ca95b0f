package dev.cachet.installation;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.jose.Base64Url;
import dev.cachet.json.JsonWriter;
import dev.cachet.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The claims of a receipt that RFC 9711 names (EAT), beside our own: a reader of such tokens finds
 * hardware, software and the result of the read-back where it looks for them.
 */
final class ReceiptEat {
  /** What a reader has to know to understand the other claims. */
  static final String PROFILE = "urn:uuid:5b0c2a39-7d0e-4f52-9a35-0d5f2b8f6c11";

  private static final int MAX_MODEL = 32;

  private ReceiptEat() {}

  static void write(
      JsonWriter claims,
      DeviceIdentity device,
      InstallOutcome outcome,
      String slot,
      Optional<Manifest> manifest) {
    claims.member("eat_profile", PROFILE);
    byte[] model = device.hwModel().getBytes(StandardCharsets.UTF_8);
    if (model.length <= MAX_MODEL) {
      claims.member("hwmodel", Base64Url.encode(model));
    }
    version(claims, "hwversion", Long.toString(device.hwRev()));
    claims.member("swname", device.product());
    manifest.ifPresent(release -> version(claims, "swversion", release.version()));
    claims.beginArray("measres").beginArray().element("cachet-readback").beginArray();
    claims.beginArray().element(slot).element(result(outcome)).endArray();
    claims.endArray().endArray().endArray();
  }

  private static void version(JsonWriter claims, String name, String value) {
    claims.beginArray(name).element(value).endArray();
  }

  /** Of a slot that fell back nothing was read at the end. */
  private static String result(InstallOutcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> "success";
      case UNPROVEN -> "fail";
      case FELL_BACK -> "not-run";
    };
  }
}
