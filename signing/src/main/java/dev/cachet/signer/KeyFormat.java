package dev.cachet.signer;

import dev.cachet.finding.JsonText;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.PublicJwk;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The forms in which a public key is shown. The same key gives the same bytes. */
public enum KeyFormat {
  /** One line: key id, algorithm, family. */
  TEXT,
  /** JSON of Cachet's own; the key itself is what a JWK is for. */
  JSON;

  /**
   * Writes what a public key is.
   *
   * @param key the key; its algorithm may be unknown here
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(PublicJwk key) {
    return this == TEXT ? text(key).getBytes(StandardCharsets.UTF_8) : json(key);
  }

  private static String text(PublicJwk key) {
    String kind =
        key.algorithm()
            .map(algorithm -> algorithm.jwsName() + " " + algorithm.family())
            .orElse("unknown algorithm");
    return key.kid() + " " + kind + "\n";
  }

  private static byte[] json(PublicJwk key) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberField("schemaVersion", 1);
          json.writeStringField("kid", key.kid());
          json.writeStringField("alg", key.algorithm().map(Algorithm::jwsName).orElse("unknown"));
          if (key.algorithm().isPresent()) {
            json.writeStringField(
                "family", key.algorithm().get().family().name().toLowerCase(Locale.ROOT));
          }
          json.writeEndObject();
        });
  }
}
