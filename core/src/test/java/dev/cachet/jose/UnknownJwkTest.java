package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.json.StrictJsonException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownJwkTest {
  private static final String KID = "A".repeat(43);

  private static void refused(String clause, String jwk) {
    StrictJsonException e =
        assertThrows(StrictJsonException.class, () -> PublicJwk.read(Refused.json(jwk), KID));
    assertEquals(clause, e.clause(), e.getMessage());
  }

  @ParameterizedTest
  @Tag("TRU-17")
  @ValueSource(
      strings = {
        "{\"kty\":\"NEW\",\"alg\":\"ML-DSA-44\",\"pub\":\"AA\"}",
        "{\"kty\":\"AKP\",\"alg\":\"SLH-DSA-SHA2-128s\",\"pub\":\"AA\"}",
        "{\"kty\":\"OKP\",\"alg\":\"Ed448\",\"crv\":\"Ed448\",\"x\":\"not base64url!\"}",
        "{\"kty\":\"RSA\",\"alg\":\"RS256\",\"n\":\"AA\",\"e\":\"AQAB\"}",
        "{\"kty\":\"EC\",\"alg\":\"ES256K\",\"crv\":\"secp256k1\"}",
        "{\"kty\":\"oct\",\"alg\":\"HS256\"}",
        "{\"kty\":\"OKP\",\"alg\":\"none\"}",
        "{\"kty\":\"okp\",\"alg\":\"eddsa\"}",
      })
  void carriesAnUnknownKey(String jwk) throws Exception {
    PublicJwk key = PublicJwk.read(Refused.json(jwk), KID);
    assertEquals(Optional.empty(), key.algorithm());
    assertEquals(KID, key.kid());
    assertEquals(jwk, key.json());
  }

  @Test
  @Tag("TRU-15")
  void refusesAnUnknownKeyOfAnotherForm() {
    refused("JSON-7", "{\"kty\":\"NEW\"}");
    refused("JSON-7", "{\"alg\":\"NEW\"}");
    refused("JSON-8", "{\"alg\":1,\"kty\":\"NEW\"}");
    refused("JSON-8", "{\"alg\":\"NEW\",\"kty\":\"NEW\",\"a\":1}");
    refused("JSON-8", "{\"alg\":\"NEW\",\"kty\":\"NEW\",\"a\":{}}");
  }

  @Test
  @Tag("TRU-15")
  void refusesAnUnknownKeyWithNineMembers() throws Exception {
    String eight =
        "{\"alg\":\"NEW\",\"kty\":\"NEW\",\"a\":\"\",\"b\":\"\",\"c\":\"\",\"e\":\"\",\"f\":\"\","
            + "\"g\":\"\"}";
    assertEquals(KID, PublicJwk.read(Refused.json(eight), KID).kid());
    refused("TRU-15", eight.replace("}", ",\"h\":\"\"}"));
  }

  @Test
  @Tag("TRU-15")
  void refusesAnUnknownKeyOfMoreThan8192Bytes() throws Exception {
    // Names and values of kty and alg are 12 bytes, the names of the two others one each.
    String jwk = "{\"alg\":\"NEW\",\"kty\":\"NEW\",\"a\":\"%s\",\"b\":\"%s\"}";
    String half = "x".repeat(4089);
    assertEquals(KID, PublicJwk.read(Refused.json(jwk.formatted(half, half)), KID).kid());
    refused("TRU-15", jwk.formatted(half, half + "x"));
    refused("TRU-15", jwk.formatted("\u00e9" + half.substring(2), half + "x"));
  }

  @ParameterizedTest
  @Tag("TRU-15")
  @ValueSource(
      strings = {
        "",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      })
  void refusesAnotherFormOfAnUnknownKeysKid(String kid) {
    StrictJsonException e =
        assertThrows(
            StrictJsonException.class,
            () -> PublicJwk.read(Refused.json("{\"alg\":\"NEW\",\"kty\":\"NEW\"}"), kid));
    assertEquals("TRU-15", e.clause());
  }

  @ParameterizedTest
  @Tag("TRU-16")
  @ValueSource(strings = {"d", "k", "priv"})
  void refusesASecretInAnUnknownKey(String member) {
    refused("TRU-16", "{\"alg\":\"NEW\",\"kty\":\"NEW\",\"" + member + "\":\"\"}");
  }
}
