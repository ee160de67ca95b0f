package dev.cachet.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedHeaderTest {
  private static final String KID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
  private static final String START =
      "{\"alg\":\"EdDSA\",\"kid\":\"" + KID + "\",\"typ\":\"cachet-package+jws\"";

  private static String encode(String json) {
    return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String clause, String json) {
    Refused.by(Reason.ENVELOPE_MALFORMED, clause, () -> ProtectedHeader.read(encode(json)));
  }

  @Test
  void readsWhatItWrites() throws Exception {
    ProtectedHeader header =
        ProtectedHeader.read(
            ProtectedHeader.encode(
                Algorithm.ED25519,
                KID,
                DocumentType.ROOT,
                Instant.parse("2026-11-23T00:00:00.9Z")));
    assertEquals("EdDSA", header.algName());
    assertEquals(KID, header.kid());
    assertEquals("cachet-root+jws", header.typ());
  }

  @Test
  @Tag("TRU-23")
  void writesEdDsa() {
    assertEquals(
        encode(START + "}"),
        ProtectedHeader.encode(Algorithm.ED25519, KID, DocumentType.PACKAGE, null));
  }

  @Test
  void writesNoHeaderForAnotherKid() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ProtectedHeader.encode(Algorithm.ES256, "a", DocumentType.ROOT, null));
  }

  @Test
  @Tag("TRU-8")
  void readsEveryMemberOfTheTable() throws Exception {
    String certificates = "\"" + "M".repeat(4096) + "\",\"a b~\"";
    String header =
        START
            + ",\"iat\":9007199254740991,\"x5t#S256\":\""
            + KID
            + "\",\"x5c\":["
            + certificates
            + "]}";
    assertEquals(KID, ProtectedHeader.read(encode(header)).kid());
  }

  @ParameterizedTest
  @Tag("JSON-6")
  @ValueSource(
      strings = {
        "\"crit\":[\"b64\"]",
        "\"b64\":true",
        "\"jwk\":{}",
        "\"jku\":\"https://a\"",
        "\"x5u\":\"https://a\"",
        "\"cty\":\"json\"",
        "\"zip\":\"DEF\"",
        "\"exp\":1",
      })
  void refusesEveryOtherMember(String member) {
    refused("JSON-6", START + "," + member + "}");
  }

  @Test
  @Tag("JSON-7")
  void refusesAHeaderThatLacksAMember() {
    for (String member : new String[] {"alg", "kid", "typ"}) {
      refused(
          "JSON-7",
          (START + "}").replaceFirst("\"" + member + "\":\"[^\"]*\",?", "").replace(",}", "}"));
    }
  }

  @Test
  @Tag("JSON-8")
  void refusesOtherTypes() {
    refused("JSON-8", START + ",\"iat\":\"1\"}");
    refused("JSON-8", START + ",\"x5c\":\"MII\"}");
    refused("JSON-8", START + ",\"x5c\":[1]}");
    refused("JSON-8", START.replace("\"EdDSA\"", "[\"EdDSA\"]") + "}");
  }

  @Test
  @Tag("TRU-6")
  void refusesAnEmptyAlg() {
    refused("TRU-6", START.replace("EdDSA", "") + "}");
  }

  @ParameterizedTest
  @Tag("TRU-6")
  @ValueSource(
      strings = {
        "",
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4",
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4kA",
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4l",
        "kPrK/qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k=",
      })
  void refusesOtherFormsOfKidAndCertificateDigest(String digest) {
    refused("TRU-6", START.replace(KID, digest) + "}");
    refused("TRU-6", START + ",\"x5t#S256\":\"" + digest + "\"}");
  }

  @Test
  @Tag("TRU-6")
  void refusesOtherFormsOfCertificates() {
    refused("TRU-6", START + ",\"x5c\":[]}");
    refused("TRU-6", START + ",\"x5c\":[\"\"]}");
    refused("TRU-6", START + ",\"x5c\":[\"M\",\"\u00e9\"]}");
    refused("TRU-6", START + ",\"x5c\":[\"M\",\"M\",\"M\",\"M\",\"M\"]}");
    refused("JSON-12", START + ",\"x5c\":[\"" + "M".repeat(4097) + "\"]}");
  }

  @Test
  @Tag("TRU-5")
  void refusesALongHeader() {
    Refused.by(Reason.ENVELOPE_MALFORMED, "TRU-5", () -> ProtectedHeader.read("A".repeat(8193)));
  }

  @Test
  @Tag("TRU-5")
  void readsAHeaderOfFullLength() throws Exception {
    String padded = START + " ".repeat(6144 - START.length() - 1) + "}";
    assertEquals(8192, encode(padded).length());
    assertEquals(KID, ProtectedHeader.read(encode(padded)).kid());
  }

  @Test
  @Tag("TRU-2")
  void refusesOtherTextsOfAHeader() {
    String header = encode(START + "}");
    for (String text : new String[] {header + "=", header + "\n", " " + header}) {
      Refused.by(Reason.ENVELOPE_MALFORMED, "TRU-2", () -> ProtectedHeader.read(text));
    }
  }

  @Test
  @Tag("JSON-3")
  void refusesTextAfterTheHeader() {
    refused("JSON-3", START + "}{}");
  }
}
